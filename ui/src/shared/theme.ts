// The only file with colours. Everything else uses antd's tokens or the CSS variables set from here.
import { theme as antd, type ThemeConfig } from "antd";

export type Mode = "light" | "dark";
export type Density = "comfortable" | "compact";

/** The colours the business gave for states (DOMAIN §14). */
export const STATE = {
  main: "#1890FF",
  done: "#52C41A",
  running: "#FAAD14",
  idle: "#BFBFBF",
  warning: "#FF4D4F",
} as const;

interface Palette {
  /** Page behind the cards. */
  page: string;
  surface: string;
  raised: string;
  border: string;
  borderSoft: string;
  text: string;
  textSoft: string;
  /** Text and filled buttons in the main hue, dark or light enough to be read (4.5:1). */
  action: string;
  actionHover: string;
  onAction: string;
  mainTint: string;
  doneText: string;
  doneTint: string;
  runningText: string;
  runningTint: string;
  warningText: string;
  warningTint: string;
  menu: string;
  menuText: string;
  menuTextSoft: string;
  menuSelected: string;
  shadow: string;
  paperShadow: string;
  /** Text on the running colour itself. */
  onRunning: string;
  main: string;
  done: string;
  running: string;
  idle: string;
  warning: string;
}

export const PALETTES: Record<Mode, Palette> = {
  light: {
    page: "#F4F6F9",
    surface: "#FFFFFF",
    raised: "#FAFBFC",
    border: "#DDE2E9",
    borderSoft: "#EBEEF3",
    text: "#1B2430",
    textSoft: "#5A6675",
    action: "#0B6BC7",
    actionHover: "#0A5CAB",
    onAction: "#FFFFFF",
    mainTint: "#E8F3FF",
    doneText: "#2B7A0B",
    doneTint: "#EDF9E6",
    runningText: "#8A5A00",
    runningTint: "#FFF6E0",
    warningText: "#C8242A",
    warningTint: "#FFEFEF",
    menu: "#0F2740",
    menuText: "#E9F1FA",
    menuTextSoft: "#A9BDD3",
    menuSelected: "#1B4A7A",
    shadow: "0 1px 2px rgba(15, 39, 64, 0.06)",
    paperShadow: "0 1px 4px rgba(0, 0, 0, 0.25)",
    onRunning: "#241A00",
    ...STATE,
  },
  dark: {
    page: "#10151B",
    surface: "#181F27",
    raised: "#1E2630",
    border: "#33404E",
    borderSoft: "#28323D",
    text: "#E7EDF4",
    textSoft: "#A3B0BF",
    action: "#5AB0FF",
    actionHover: "#7DC1FF",
    onAction: "#06223D",
    mainTint: "#14304C",
    doneText: "#8FDD66",
    doneTint: "#1B3012",
    runningText: "#FFCB5C",
    runningTint: "#38290A",
    warningText: "#FF8A8C",
    warningTint: "#421A1C",
    menu: "#0B1118",
    menuText: "#E9F1FA",
    menuTextSoft: "#A9BDD3",
    menuSelected: "#1B4A7A",
    shadow: "none",
    paperShadow: "0 1px 6px rgba(0, 0, 0, 0.6)",
    onRunning: "#241A00",
    ...STATE,
  },
};

/** Chinese faces of the three systems after the plain ones, so that Latin and Han sit on one line. */
const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif";

/** What antd draws with; `still` where the person asked his system for no motion. */
export function themeConfig(mode: Mode, density: Density, still: boolean): ThemeConfig {
  const p = PALETTES[mode];
  const algorithms = [mode === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm];
  if (density === "compact") algorithms.push(antd.compactAlgorithm);
  return {
    algorithm: algorithms,
    token: {
      colorPrimary: p.main,
      colorInfo: p.main,
      colorSuccess: p.done,
      colorWarning: p.running,
      colorError: p.warning,
      colorLink: p.action,
      colorLinkHover: p.actionHover,
      colorText: p.text,
      colorTextSecondary: p.textSoft,
      colorTextDescription: p.textSoft,
      colorTextPlaceholder: p.textSoft,
      colorBgLayout: p.page,
      colorBgContainer: p.surface,
      colorBgElevated: p.surface,
      colorBorder: p.border,
      colorBorderSecondary: p.borderSoft,
      colorErrorText: p.warningText,
      fontFamily: FONTS,
      borderRadius: 6,
      wireframe: false,
      motion: !still,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
    },
    components: {
      Button: {
        colorPrimary: p.action,
        colorPrimaryHover: p.actionHover,
        colorPrimaryActive: p.actionHover,
        primaryColor: p.onAction,
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        colorError: p.warningText,
      },
      Form: { itemMarginBottom: 16, verticalLabelPadding: "0 0 4px", colorError: p.warningText },
      Descriptions: { itemPaddingBottom: 8 },
      Segmented: { itemSelectedColor: p.action },
      Tabs: { itemSelectedColor: p.action, itemHoverColor: p.actionHover, inkBarColor: p.main },
      Tag: { defaultColor: p.text },
    },
  };
}

/** Puts the palette where the style sheet reads it. */
export function applyPalette(mode: Mode, root: HTMLElement = document.documentElement): void {
  for (const [name, value] of Object.entries(PALETTES[mode]))
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  root.style.colorScheme = mode;
  root.dataset.mode = mode;
}

/** A code for cameras is dark on light in every theme: many read it no other way. */
export const CODE_COLOURS = { color: "#000000", bgColor: "#ffffff" } as const;
