// What could talk to another computer is taken away from page and worker before any ledger is opened.
// The page's policy forbids it already; this is the second lock (SECURITY.md).

const ways = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebSocketError',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCIceTransport',
  'RTCDtlsTransport',
  'RTCSctpTransport',
  'RTCDataChannel',
  'SharedWorker',
  'PaymentRequest',
  'PresentationRequest',
  'importScripts',
  'open',
];
const waysOfNavigator = ['sendBeacon', 'registerProtocolHandler', 'share'];

export function closeNetwork() {
  for (const way of ways) Reflect.deleteProperty(globalThis, way);
  const navigator = globalThis.Navigator ?? globalThis.WorkerNavigator;
  for (const way of waysOfNavigator) Reflect.deleteProperty(navigator.prototype, way);
  if (!globalThis.document) return;
  // A policy can only be made stricter: from here on not even the page's own host is asked.
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}
