// Runs before any script of the page.

// Freezes the prototype of all objects, so that no script can change what every other one builds on. A plain freeze
// (Tauri's freezePrototype) also forbids objects to have a method of the same name, on which dayjs and others stand:
// an accessor lets each object have its own.
(() => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    const property = Object.getOwnPropertyDescriptor(Object.prototype, name);
    if (!property.configurable || !("value" in property)) continue;
    Object.defineProperty(Object.prototype, name, {
      configurable: false,
      enumerable: false,
      get: () => property.value,
      set(value) {
        if (this === Object.prototype) throw new TypeError(`Object.prototype.${name} is frozen`);
        Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value });
      },
    });
  }
  Object.freeze(Object.prototype);
})();

// Keeps the browser under the window out of sight: no reload, no printing of the page, no browser menu outside text fields.
(() => {
  const blocked = (event) => {
    const key = event.key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    return key === "f5" || (command && (key === "r" || key === "p"));
  };
  addEventListener("keydown", (event) => blocked(event) && event.preventDefault(), true);
  addEventListener("contextmenu", (event) => {
    const target = event.target;
    const editable = target instanceof Element && target.closest("input, textarea, [data-selectable]");
    if (!editable && String(getSelection()) === "") event.preventDefault();
  });
})();
