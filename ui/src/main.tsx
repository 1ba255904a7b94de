// Starts the screens: languages, look, keys, then the page the address names.
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import "./app/app.css";
import { startI18n } from "./shared/i18n";
import { installImeGuard } from "./shared/ime";
import { installShortcuts } from "./shared/shortcuts";

const root = document.getElementById("root");
if (root) {
  void startI18n().then(() => {
    installImeGuard(window);
    installShortcuts(window);
    createRoot(root).render(<App />);
  });
}
