// Takes a picture with the camera of this device, for a paper that lies on the table.
import { Alert, Button, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../platform/host";

/** Points that a camera is asked for; it gives what it can. */
const WANTED = { width: { ideal: 2560 }, height: { ideal: 1920 }, facingMode: { ideal: "environment" } };
const QUALITY = 0.92;

/** Whether a camera can be asked for: in a browser over a safe connection. The desktop's window has none. */
export const hasCamera = (): boolean =>
  host().capabilities.host === "browser" && "mediaDevices" in navigator && window.isSecureContext;

interface Props {
  onTaken: (file: File) => void;
  onClose: () => void;
}

export function CameraDialog({ onTaken, onClose }: Props) {
  const { t } = useTranslation("common");
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [denied, setDenied] = useState(false);
  const [taken, setTaken] = useState(false);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    navigator.mediaDevices.getUserMedia({ video: WANTED }).then(
      (opened) => {
        stream = opened;
        if (gone) for (const track of opened.getTracks()) track.stop();
        else if (video.current) video.current.srcObject = opened;
      },
      () => setDenied(true),
    );
    return () => {
      gone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  function shoot() {
    const [from, to] = [video.current, canvas.current];
    if (!from?.videoWidth || !to) return;
    to.width = from.videoWidth;
    to.height = from.videoHeight;
    to.getContext("2d")?.drawImage(from, 0, 0);
    setTaken(true);
  }

  function use() {
    canvas.current?.toBlob(
      (blob) => {
        if (!blob) return;
        const at = new Date().toISOString().slice(0, 19).replace(/[T:]/g, "-");
        onTaken(new File([blob], `camera-${at}.jpg`, { type: "image/jpeg" }));
        onClose();
      },
      "image/jpeg",
      QUALITY,
    );
  }

  return (
    <Modal
      open
      width={720}
      style={{ top: 24 }}
      title={t("file.camera_title")}
      onCancel={onClose}
      footer={
        denied ? (
          <Button onClick={onClose}>{t("close")}</Button>
        ) : taken ? (
          <>
            <Button onClick={() => setTaken(false)}>{t("file.camera_again")}</Button>
            <Button type="primary" autoFocus onClick={use}>
              {t("file.camera_use")}
            </Button>
          </>
        ) : (
          <Button type="primary" autoFocus onClick={shoot}>
            {t("file.camera_shoot")}
          </Button>
        )
      }
    >
      {denied && <Alert type="warning" showIcon title={t("file.camera_denied")} />}
      {/* A live picture of one's own has nothing to be captioned. */}
      <video
        ref={video}
        className="camera"
        hidden={taken || denied}
        autoPlay
        muted
        playsInline
        aria-label={t("file.camera_title")}
      />
      <canvas ref={canvas} className="camera" hidden={!taken} />
    </Modal>
  );
}
