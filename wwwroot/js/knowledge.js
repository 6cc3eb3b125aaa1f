// What only a browser can do for the knowledge base: copying code, moving from the search into its results, telling the server what was typed once
// the person pauses, and keeping a half-written article when the connection or the browser goes. No page logic here.
(() => {
  "use strict";
  const pauses = new WeakMap();
  const kept = new WeakMap();

  // A field with data-pause tells its value that many milliseconds after the last key: one message for a word instead of one for each letter.
  function tellAfterPause(field) {
    clearTimeout(pauses.get(field));
    pauses.set(field, setTimeout(() => field.dispatchEvent(new Event("change", { bubbles: true })), Number(field.dataset.pause)));
  }

  const storageKey = (key) => `portal.draft:${key}`;

  // Everything that the form holds, by the names of its fields. A browser that keeps nothing (private mode, full) must not disturb the writing.
  function keep(form) {
    if (!form?.dataset.draft) return;
    const fields = {};
    for (const field of form.elements) {
      if (field.name) fields[field.name] = field.type === "checkbox" ? String(field.checked) : field.value;
    }
    try {
      localStorage.setItem(storageKey(form.dataset.draft), JSON.stringify({ at: new Date().toISOString(), fields }));
    } catch {
      // Not kept; the page warns on leaving all the same.
    }
  }

  function keepSoon(form) {
    if (!form) return;
    clearTimeout(kept.get(form));
    kept.set(form, setTimeout(() => keep(form), 400));
  }

  addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement)) return;
    // While an input method composes Chinese, the field holds Latin letters that nobody searches for.
    if (field.matches("[data-pause]") && !event.isComposing) tellAfterPause(field);
    keepSoon(field.closest("form[data-draft]"));
  });

  addEventListener("compositionend", (event) => {
    if (event.target instanceof HTMLElement && event.target.matches("[data-pause]")) tellAfterPause(event.target);
  });

  addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLElement)) return;
    clearTimeout(pauses.get(event.target));
    keepSoon(event.target.closest("form[data-draft]"));
  }, true);

  const results = () => [...document.querySelectorAll("main [data-results] [data-row]")];

  function focusRow(row) {
    if (!row.hasAttribute("tabindex")) row.tabIndex = -1;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const field = event.target.closest("[data-into-results]");
    if (field && event.key === "ArrowDown" && results().length > 0) {
      event.preventDefault();
      focusRow(results()[0]);
      return;
    }
    const row = event.target.closest("[data-results] [data-row]");
    if (row && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const all = results();
      const next = all.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0) document.querySelector("[data-into-results]")?.focus();
      else focusRow(all[Math.min(next, all.length - 1)]);
    }
  });

  async function copyCode(button) {
    const word = button.firstElementChild;
    const before = button.dataset.word ??= word.textContent;
    try {
      await navigator.clipboard.writeText(button.closest(".code").querySelector("pre").textContent.replace(/\n$/, ""));
      word.textContent = button.dataset.copied;
    } catch {
      word.textContent = button.dataset.failed;
    }
    setTimeout(() => { word.textContent = before; }, 3000);
  }

  addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy-code]") : null;
    if (button) copyCode(button);
  });

  window.portalDrafts = {
    // What is kept under a key: { at, fields }, or null.
    load: (key) => {
      try {
        return JSON.parse(localStorage.getItem(storageKey(key)));
      } catch {
        return null;
      }
    },
    keep: (id) => keep(document.getElementById(id)),
    drop: (key) => {
      document.querySelectorAll("form[data-draft]").forEach((form) => clearTimeout(kept.get(form)));
      try {
        localStorage.removeItem(storageKey(key));
      } catch {
        // Nothing was kept either.
      }
    },
  };
})();
