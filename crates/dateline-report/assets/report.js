"use strict";
// A field over each long table that hides the rows without its words. Without this script all rows are there.
for (const table of document.querySelectorAll("table[data-filter]")) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 8) continue;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = rows.map((row) => plain(row.textContent));
  const field = document.createElement("input");
  field.type = "search";
  field.className = "find";
  field.placeholder = table.dataset.filter;
  field.setAttribute("aria-label", table.dataset.filter);
  const said = document.createElement("p");
  said.className = "note";
  said.setAttribute("role", "status");
  field.addEventListener("input", () => {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, n) => {
      row.hidden = !wanted.every((word) => words[n].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    said.textContent = wanted.length ? `${shown} of ${rows.length} rows` : "";
  });
  // A link to a row leads to it even where it was hidden.
  addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row && row.hidden) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
      row.scrollIntoView();
    }
  });
  table.parentElement.before(field, said);
}
