import type { BlockDocument, PipelineDocument } from '@shared/model';
import { html, type Markup } from '../html';
import type { ReportData } from '../reportData';

const box = { width: 132, height: 44, columnGap: 44, rowGap: 22, margin: 8 };

/** The blocks as the canvas has them; without a layout from left to right, each one column after what it needs. */
export function pipelinePicture({ document, run, categories }: ReportData): Markup {
  const places = placeAsDrawn(document) ?? placeInColumns(document.blocks);
  const states = new Map(run.blocks.map(({ block, state }) => [block, state]));
  const right = Math.max(...[...places.values()].map(({ x }) => x)) + box.width + box.margin;
  const bottom = Math.max(...[...places.values()].map(({ y }) => y)) + box.height + box.margin;
  return html`<svg
    class="graph"
    viewBox="0 0 ${right} ${bottom}"
    style="min-width:${Math.round(right * 0.7)}px;max-width:${right}px"
    role="img"
    aria-label="the pipeline's blocks and what they need"
  >
    ${document.blocks.flatMap((block) => sourcesOf(block).map((source) => edge(places.get(source), places.get(block.id))))}
    ${document.blocks.map((block) => {
      const { x, y } = places.get(block.id)!;
      return html`<g transform="translate(${x} ${y})" class="${states.get(block.id) ?? 'waiting'}">
        <rect class="box" width="${box.width}" height="${box.height}" rx="6" />
        <rect
          class="category ${categories[block.kind] ?? 'control'}"
          width="4"
          height="${box.height}"
          rx="2"
        />
        <text class="name" x="14" y="19">${cut(block.title ?? block.id)}</text>
        <text class="kind" x="14" y="34">${block.kind}</text>
      </g>`;
    })}
  </svg>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Canvas positions, scaled to the smaller boxes here; nothing when a block has none. */
function placeAsDrawn({ blocks, layout = {} }: PipelineDocument): Map<string, Place> | undefined {
  const points = blocks.map(({ id }) => layout[id]);
  if (points.some((point) => point === undefined)) return undefined;
  const left = Math.min(...points.map((point) => point![0]));
  const top = Math.min(...points.map((point) => point![1]));
  const scaled = ([x, y]: readonly [number, number]): Place => ({
    x: Math.round(box.margin + (x - left) * 0.72),
    y: Math.round(box.margin + (y - top) * 0.6),
  });
  return new Map(blocks.map(({ id }, index) => [id, scaled(points[index]!)]));
}

function placeInColumns(blocks: readonly BlockDocument[]): Map<string, Place> {
  const depths = new Map<string, number>();
  const depthOf = (id: string, above: readonly string[]): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const block = blocks.find((candidate) => candidate.id === id);
    const sources = block && !above.includes(id) ? sourcesOf(block) : [];
    const depth = Math.max(-1, ...sources.map((source) => depthOf(source, [...above, id]))) + 1;
    depths.set(id, depth);
    return depth;
  };
  const used = new Map<number, number>();
  const places = new Map<string, Place>();
  for (const { id } of blocks) {
    const column = depthOf(id, []);
    const row = used.get(column) ?? 0;
    used.set(column, row + 1);
    places.set(id, {
      x: box.margin + column * (box.width + box.columnGap),
      y: box.margin + row * (box.height + box.rowGap),
    });
  }
  return places;
}

function sourcesOf({ inputs = {} }: BlockDocument): string[] {
  return [...new Set(Object.values(inputs).map((source) => source.split('.')[0] ?? ''))];
}

function edge(from: Place | undefined, to: Place | undefined): Markup {
  if (!from || !to) return html``;
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const bend = (x1 + x2) / 2;
  return html`<path class="edge" d="M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}" />`;
}

function cut(text: string): string {
  return text.length > 17 ? `${text.slice(0, 16)}…` : text;
}
