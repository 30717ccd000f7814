let answer: boolean | null = null;

const software = /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen/i;

/** True for the name of a renderer that draws on a GPU. */
export function isHardwareRenderer(name: string): boolean {
  return name !== '' && !software.test(name);
}

/**
 * Whether a GPU draws this window's GL. In software, a GL terminal is four times slower than plain elements and blocks the window
 * for a quarter of a second at a time, so terminals use plain elements there.
 */
export function hasHardwareGl(): boolean {
  answer ??= ask();
  return answer;
}

function ask(): boolean {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (gl === null) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info === null ? '' : gl.getParameter(info.UNMASKED_RENDERER_WEBGL);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' && isHardwareRenderer(name);
}
