// The hall's screen looks again every twenty seconds; without script the page says so itself.
setTimeout(() => location.reload(), 20000);
