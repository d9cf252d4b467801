/** What stands around the picture when it leaves the app: the legend and title live outside its SVG. */
export interface PictureFrame {
  readonly title: string;
  readonly legend: readonly { readonly label: string; readonly color: string }[];
  /** Any element of the page, whose colours are taken. */
  readonly themed: Element;
}

const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

const namespace = 'http://www.w3.org/2000/svg';
const headHeight = 32;

/** The chart as one SVG file that stands alone: styles written out, title and legend drawn in, ground filled. */
export function toSvg(svg: SVGSVGElement, frame: PictureFrame): string {
  const { width, height } = svg.getBoundingClientRect();
  const theme = getComputedStyle(frame.themed);
  const root = document.createElementNS(namespace, 'svg');
  for (const [name, value] of Object.entries({
    xmlns: namespace,
    width: String(width),
    height: String(height + headHeight),
    viewBox: `0 0 ${width} ${height + headHeight}`,
  }))
    root.setAttribute(name, value);
  root.append(
    shape('rect', {
      width: '100%',
      height: '100%',
      fill: theme.getPropertyValue('--panel').trim() || '#fff',
    }),
    ...heading(frame, width, theme),
  );
  const body = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, body);
  body.setAttribute('y', String(headHeight));
  body.setAttribute('width', String(width));
  body.setAttribute('height', String(height));
  root.append(body);
  return new XMLSerializer().serializeToString(root);
}

/** Draws SVG text at twice its size; PNG as base64. */
export async function toPng(svgText: string): Promise<string> {
  const image = new Image();
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('The picture could not be drawn'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText)}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * 2);
  canvas.height = Math.round(image.height * 2);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

function heading(frame: PictureFrame, width: number, theme: CSSStyleDeclaration): Element[] {
  const font = { 'font-family': theme.fontFamily, 'font-size': '12' };
  const text = theme.getPropertyValue('--text').trim() || '#000';
  const title = shape('text', { x: '12', y: '21', fill: text, 'font-weight': '600', ...font });
  title.textContent = frame.title;
  const entries: Element[] = [];
  let right = width - 12;
  for (const entry of [...frame.legend].reverse()) {
    const label = shape('text', { x: String(right), y: '21', fill: text, 'text-anchor': 'end', ...font });
    label.textContent = entry.label;
    right -= entry.label.length * 6.6 + 10;
    entries.push(
      label,
      shape('circle', { cx: String(right), cy: '17', r: '4', fill: resolved(entry.color, theme) }),
    );
    right -= 16;
  }
  return [title, ...entries];
}

function resolved(color: string, theme: CSSStyleDeclaration): string {
  const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
  return name ? theme.getPropertyValue(name).trim() : color;
}

function inlineStyles(source: Element, copy: Element): void {
  const style = getComputedStyle(source);
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (value) copy.setAttribute(property, value);
  }
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  for (let i = 0; i < source.children.length; i++) inlineStyles(source.children[i]!, copy.children[i]!);
}

function shape(name: string, attributes: Record<string, string>): Element {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
