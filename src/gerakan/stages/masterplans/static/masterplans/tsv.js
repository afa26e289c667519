// What a spreadsheet puts on the clipboard: tabs between cells, lines between rows, quotes around cells with either.
window.readTable = (text) => {
  const rows = [];
  let row = [], cell = "", quoted = false;
  const endCell = () => { row.push(cell); cell = ""; };
  const endRow = () => { endCell(); rows.push(row); row = []; };
  const letters = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (letters[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (letter === '"' && cell === "" && letters.indexOf('"', at + 1) > 0) quoted = true;
    else if (letter === "\t") endCell();
    else if (letter === "\n") endRow();
    else cell += letter;
  }
  if (cell !== "" || row.length) endRow();
  return rows;
};
