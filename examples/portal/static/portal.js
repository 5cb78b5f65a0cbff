// Adds and removes rows without loading the page anew. Without this script the same buttons
// do the same, with a page load.
"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.add, button.remove");
  if (!button) return;
  event.preventDefault();
  const form = button.form;
  const fields = new URLSearchParams(new FormData(form));
  fields.append(button.name, button.value);
  const list = button.closest("fieldset.rows").id;
  const adds = button.classList.contains("add");
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    form.replaceWith(page.getElementById("form"));
  } catch {
    form.requestSubmit(button);
    return;
  }
  const rows = document.querySelectorAll(`#${list} > .row`);
  const last = adds && rows.length ? rows[rows.length - 1] : null;
  (last ? last.querySelector("input, textarea, select") : document.getElementById(`${list}-add`)).focus();
});

document.getElementById("summary")?.focus();
