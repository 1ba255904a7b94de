// Catches a screen that fails while drawing, so that the rest of the window stays usable.
import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Another key (the address) gives the page a new chance. */
  resetKey: string;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <Crash /> : this.props.children;
  }
}

function Crash() {
  const { t } = useTranslation();
  return (
    <Result
      status="error"
      title={t("crash.title")}
      subTitle={t("crash.safe")}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t("crash.reload")}
        </Button>
      }
    />
  );
}
