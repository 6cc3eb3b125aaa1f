// Match a log: takes what was pasted, opened or dropped, and presses the page's button. The text goes to the server as a stream when it asks for it.
(() => {
  "use strict";
  let file = null;
  let taken = null;

  const press = () => document.querySelector("[data-match-go]")?.click();
  const zone = () => document.querySelector("[data-match-drop]");
  const brings = (event) => zone() !== null && event.dataTransfer?.types.includes("Files");

  function open(chosen) {
    if (!chosen) return;
    file = chosen;
    press();
  }

  addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || !event.target.matches("[data-match-file]")) return;
    open(event.target.files[0]);
    event.target.value = "";
  });

  addEventListener("paste", (event) => {
    // After the browser has put the text into the field.
    if (event.target instanceof Element && event.target.matches("[data-match-text]")) setTimeout(press);
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof Element && event.target.matches("[data-match-text]")) press();
  });

  // A file may be dropped anywhere on the page; elsewhere the browser would leave the page and show it.
  addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    zone().dataset.over = "";
  });

  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) zone()?.removeAttribute("data-over");
  });

  addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    zone().removeAttribute("data-over");
    open(event.dataTransfer.files[0]);
  });

  // From a problem to its line and back, without a new entry in the history.
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-to]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    portal.reveal(link.dataset.to);
  }, true);

  window.portalMatch = {
    take: () => {
      taken = file ?? new Blob([document.querySelector("[data-match-text]")?.value ?? ""]);
      file = null;
      return { name: taken.name ?? "", size: taken.size };
    },
    content: () => taken,
  };
})();
