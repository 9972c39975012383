/** A JSON string, kept as it is, or an integer too long for a JavaScript number. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|-?\b\d{16,}\b(?![.eE])/g;

/**
 * JSON as WeChat sends it: `text/plain`, with 64-bit ids as bare numbers (`"msgid":3395159288267931652`), which
 * JSON.parse would round. Integers of 16 digits and more come out as strings.
 * @throws SyntaxError.
 */
export function parseWechatJson(text: string): unknown {
  return JSON.parse(text.replace(STRING_OR_LONG_INTEGER, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}
