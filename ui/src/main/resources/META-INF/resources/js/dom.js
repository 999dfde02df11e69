/**
 * Makes an element. Data only ever becomes text or an attribute, never markup.
 * @param {string} spec tag and classes, e.g. "p.note.quiet"
 * @param {Object} props attributes; `on*` are listeners, `testid` is data-testid, false and null are left out
 * @param {...(Node|string|null|false|Array)} children
 */
export function el(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag);
  node.classList.add(...classes);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "testid") node.dataset.testid = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...content(children));
  return node;
}

/** What of a view's answer is to be shown: lists are opened, what a condition left out is dropped. */
export const content = (children) =>
  children.flat(3).filter((child) => child !== null && child !== undefined && child !== false);

const ICONS = {
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20 20",
  bag: "M5.5 8.5h13l1 11h-15zM8.8 8.5V7a3.2 3.2 0 0 1 6.4 0v1.5",
  person: "M12 4.5a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM4.5 20c.8-3.6 3.8-5.3 7.5-5.3s6.7 1.7 7.5 5.3",
  receipt: "M6 3.8h12v16.5l-2.4-1.6-2.4 1.6-2.4-1.6-2.4 1.6L6 18.7zM9 8.5h6M9 12.5h6",
  check: "M5 12.5 10 17.5 19.5 7",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  clock: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.3l3 2",
  back: "M9 7 4.5 11.5 9 16M5 11.5h9a5 5 0 0 1 0 10h-2",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
};

/** A line drawing that says nothing to a screen reader: words stand beside it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Runs an action of a form or a button once at a time. */
export function busy(button, action) {
  return async (event) => {
    event?.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    // aria-disabled and not disabled: a disabled button would lose the keyboard's focus.
    button.setAttribute("aria-disabled", "true");
    try {
      await action(event);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  };
}
