// The camera: its picture on the screen, and every code that is held before it.

const BETWEEN = 120; // ms between two looks at the picture
const AGAIN = 3_000; // ms that a code must have been out of sight before it counts again
const WIDEST = 720; // pixels of the picture that is searched; a badge at arm's length is still plain in it

/** Why there is no picture: insecure, denied, missing, busy; or why nothing is read from it: unreadable. */
export class NoCamera extends Error {
  constructor(reason, more) {
    super(reason, more);
    this.reason = reason;
  }
}

export class Camera {
  /** `found(text)` is told of each code once, as long as it stays in sight. `wasm` is the address of the reader. */
  constructor(video, wasm, found) {
    Object.assign(this, { video, wasm, found, seen: new Map(), canvas: document.createElement("canvas") });
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  get running() {
    return Boolean(this.stream);
  }

  /** Show the picture of the chosen camera, else of the one that looks away from the screen, and read codes from it. */
  async start(chosen) {
    this.stop();
    if (!navigator.mediaDevices?.getUserMedia) throw new NoCamera(window.isSecureContext ? "missing" : "insecure");
    const which = chosen ? { deviceId: { ideal: chosen } } : { facingMode: { ideal: "environment" } };
    const wished = { video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false };
    const stream = await navigator.mediaDevices.getUserMedia(wished).catch((error) => {
      throw new NoCamera(REASONS[error.name] ?? "busy");
    });
    if (this.stream) return stream.getTracks().forEach((track) => track.stop()); // somebody pressed twice
    this.stream = stream;
    this.video.srcObject = stream;
    await this.video.play().catch(() => {}); // stopped again meanwhile
    this.detector ??= await detector(this.wasm).catch((error) => {
      this.stop();
      throw new NoCamera("unreadable", { cause: error });
    });
    this.look(stream);
  }

  stop() {
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = this.video.srcObject = null;
  }

  get track() {
    return this.stream?.getVideoTracks()[0];
  }

  get hasTorch() {
    return Boolean(this.track?.getCapabilities?.().torch);
  }

  get torch() {
    return Boolean(this.track?.getSettings?.().torch);
  }

  light(on) {
    return this.track.applyConstraints({ advanced: [{ torch: on }] });
  }

  /** The cameras to choose from: [{id, label, chosen}]; their labels are known only once one was allowed. */
  async choices() {
    const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
    const cameras = devices.filter((device) => device.kind === "videoinput" && device.deviceId);
    const now = this.track?.getSettings().deviceId;
    return cameras.map(({ deviceId: id, label }, place) => ({ id, label: label || `${place + 1}`, chosen: id === now }));
  }

  async look(stream) {
    if (this.stream !== stream) return;
    if (this.draw()) {
      const codes = await this.detector.detect(this.canvas).catch(() => []);
      if (this.stream === stream) this.sight(codes);
    }
    this.timer = setTimeout(() => this.look(stream), BETWEEN);
  }

  /** Draw what the screen shows of the picture, so that nothing is read that nobody sees;
   *  false while there is none. */
  draw() {
    const { videoWidth, videoHeight, clientWidth, clientHeight } = this.video;
    if (!videoWidth || !clientWidth || this.video.readyState < 2) return false;
    const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight);
    const [width, height] = [clientWidth / scale, clientHeight / scale];
    const shrink = Math.min(1, WIDEST / Math.max(width, height));
    this.canvas.width = Math.round(width * shrink);
    this.canvas.height = Math.round(height * shrink);
    const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
    this.pen.drawImage(this.video, left, top, width, height, 0, 0, this.canvas.width, this.canvas.height);
    return true;
  }

  /** Of several codes the one nearest to the middle is meant; a neighbour's badge must not slip in after it. */
  sight(codes, now = Date.now()) {
    const middle = [this.canvas.width / 2, this.canvas.height / 2];
    const distance = ({ boundingBox: { x, y, width, height } }) =>
      Math.hypot(x + width / 2 - middle[0], y + height / 2 - middle[1]);
    const [meant] = codes.filter((code) => code.rawValue).sort((one, other) => distance(one) - distance(other));
    for (const [code, at] of this.seen) if (now - at >= AGAIN) this.seen.delete(code);
    for (const { rawValue } of codes) if (this.seen.has(rawValue)) this.seen.set(rawValue, now);
    if (!meant || this.seen.has(meant.rawValue)) return;
    this.seen.set(meant.rawValue, now);
    this.found(meant.rawValue);
  }
}

const REASONS = {
  NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "missing", OverconstrainedError: "missing",
};

/** The browser's own reader of codes where it knows QR codes, else the one that we serve (iPhones, Firefox). */
async function detector(wasm) {
  const qr = { formats: ["qr_code"] };
  const own = globalThis.BarcodeDetector;
  if ((await own?.getSupportedFormats?.().catch(() => []))?.includes("qr_code")) return new own(qr);
  const served = await import("../../node_modules/barcode-detector/dist/es/ponyfill.js");
  await served.prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  return new served.BarcodeDetector(qr);
}
