// The little that only a browser can do: theme, keys, copying, and telling tests when a page is interactive.
// No page logic here; state lives on the server and in the address.
(() => {
  "use strict";
  const root = document.documentElement;
  const places = { o: "/", f: "/findings", r: "/remediations", k: "/knowledge", m: "/match", a: "/audit", s: "/settings" };
  let waitsForPlace = 0;

  const isTyping = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

  const rows = () => [...document.querySelectorAll("main [data-row]")].filter((row) => row.getClientRects().length > 0);

  function moveRow(by) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.indexOf(document.activeElement?.closest("[data-row]"));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function toggleTheme() {
    const dark = getComputedStyle(root).colorScheme.includes("dark");
    const theme = dark ? "light" : "dark";
    root.dataset.theme = theme;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `portal-theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  }

  function openKeys() {
    const dialog = document.getElementById("keys");
    if (dialog && !dialog.open) dialog.showModal();
  }

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (performance.now() - waitsForPlace < 1500 && places[event.key]) {
      waitsForPlace = 0;
      event.preventDefault();
      Blazor.navigateTo(places[event.key]);
      return;
    }
    waitsForPlace = 0;
    switch (event.key) {
      case "g": waitsForPlace = performance.now(); break;
      case "/": event.preventDefault(); document.getElementById("search")?.focus(); break;
      case "?": event.preventDefault(); openKeys(); break;
      case "j": moveRow(1); break;
      case "k": moveRow(-1); break;
      case "Enter":
        if (event.target instanceof Element && event.target.matches("[data-row]")) event.target.querySelector("a[href]")?.click();
        break;
      case "y":
        if (document.activeElement?.matches("[data-row][data-name]")) navigator.clipboard?.writeText(document.activeElement.dataset.name);
        break;
    }
  });

  addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-theme-switch]")) toggleTheme();
    if (event.target.closest("[data-keys-open]")) openKeys();
    if (event.target.closest("[data-keys-close]")) document.getElementById("keys")?.close();
    const skip = event.target.closest("a.skip");
    if (skip) {
      event.preventDefault();
      event.stopPropagation();
      document.getElementById("main")?.focus();
    }
  }, true);

  // A circuit that the server has given up cannot be taken up again; the address holds the state of the page, so load it anew.
  // A form that was half filled is not sent again: nothing is submitted here.
  document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", (event) => {
    if (event.detail.state === "rejected") location.reload();
  });

  window.portal = {
    ready: (ready) => {
      if (ready) document.body.dataset.ready = "true";
      else delete document.body.dataset.ready;
    },
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    reveal: (id) => {
      const element = document.getElementById(id);
      if (!element) return;
      if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    },
    focus: (id) => document.getElementById(id)?.focus(),
  };
})();
