// What the page uses of vis-network, https://visjs.github.io/vis-network/docs/network/.

declare namespace vis {
  type Id = string | number;
  type Point = { x: number; y: number };
  type Box = { left: number; right: number; top: number; bottom: number };
  type View = { position: Point; scale: number };
  type Motion = Partial<View> & { offset?: Point; animation?: false | { duration: number; easingFunction: string } };
  /** What is under the pointer when something happens. */
  type Event = { nodes: string[]; edges: number[]; pointer: { DOM: Point }; node: string; edge: number };

  class DataSet<Item extends { id: Id }> {
    constructor(items: Item[]);
    length: number;
    add(items: Item[]): void;
    update(items: Partial<Item> | Partial<Item>[]): void;
    clear(): void;
    get(id: Id): Item;
    getIds(): Id[];
  }

  class Network {
    constructor(place: HTMLElement, data: object, options: object);
    on(event: "beforeDrawing" | "afterDrawing", heard: (pen: CanvasRenderingContext2D) => void): void;
    on(event: string, heard: (event: Event) => void): void;
    once(event: string, heard: () => void): void;
    redraw(): void;
    fit(options: object): void;
    moveTo(motion: Motion): void;
    setOptions(options: object): void;
    setSize(width: string, height: string): void;
    getScale(): number;
    getViewPosition(): Point;
    getPosition(id: Id): Point;
    getBoundingBox(id: Id): Box;
    getNodeAt(point: Point): Id | undefined;
    DOMtoCanvas(point: Point): Point;
    canvasToDOM(point: Point): Point;
    // Not documented: where a line runs, and the gestures that are being made.
    body: { edges: Record<Id, { edgeType: { getPoint(share: number): Point } }> };
    canvas: { hammer: { recognizers: { state: number }[] } };
  }
}
