"use strict";
for (const page of document.querySelectorAll("section.page")) {
  const blend = page.querySelector('[data-tool="blend"]');
  const zoom = page.querySelector('[data-tool="zoom"]');
  const newer = page.querySelector("figure.new");
  const show = () => {
    if (blend && newer) {
      newer.style.opacity = page.classList.contains("overlay") ? blend.value / 100 : "";
    }
    for (const picture of page.querySelectorAll("img[data-width]")) {
      picture.style.width = (picture.dataset.width * zoom.value) / 100 + "px";
    }
  };
  for (const button of page.querySelectorAll("[data-mode]")) {
    button.addEventListener("click", () => {
      page.classList.remove("side", "overlay", "difference");
      page.classList.add(button.dataset.mode);
      for (const other of page.querySelectorAll("[data-mode]")) {
        other.setAttribute("aria-pressed", String(other === button));
      }
      show();
    });
  }
  for (const tool of page.querySelectorAll("[data-tool]")) {
    tool.addEventListener("input", () => {
      // Until then both sides fit the window.
      page.classList.toggle("zoomed", page.classList.contains("zoomed") || tool === zoom);
      show();
    });
  }
}
const all = document.getElementById("all");
if (all) {
  all.addEventListener("click", () => {
    const open = all.getAttribute("aria-pressed") !== "true";
    all.setAttribute("aria-pressed", String(open));
    all.textContent = open ? "Close all" : "Open all";
    for (const entry of document.querySelectorAll("details")) {
      entry.open = open;
    }
  });
}
const reveal = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === "DETAILS") {
    target.open = true;
    target.scrollIntoView();
  }
};
window.addEventListener("hashchange", reveal);
reveal();
