/*
 * How a page of the loopback console shows that it is the page its link was opened in. The cookie alone does not: a browser sends it
 * to every port of 127.0.0.1. The key is in the page's session storage, which belongs to this very origin, and travels
 * in the list of protocols of a WebSocket, the one header that a page can set there.
 */

/** The protocol of both sockets, and what the host agrees to. It comes first in the list. */
export const loopbackProtocol = 'slipway';

/** The page's key follows this prefix in the second entry of the list. */
export const keyProtocolPrefix = 'slipway.key.';

/** Where the page keeps its key, in the session storage; `public/enter.js` puts it there. */
export const keyStorageName = 'slipway.key';

/** A GET here with the key in this header says whether the sockets would be let in: 204, or 401. */
export const sessionPath = '/session';
export const keyHeader = 'x-slipway-key';

/** The name of the `<meta>` in the first page of a link that holds the key. */
export const keyMetaName = 'slipway-key';
