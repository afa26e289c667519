// Before the first paint: one item at a time where there is a script and a place to keep things.
if (window.indexedDB) document.documentElement.classList.add("one-by-one");
