/* What the server sends to the browser's scripts, and what they make of it on the way to the
   screen; read by the checker alone. */

declare namespace Atlas {
  type Params = Record<string, string>;

  interface Start {
    search: string;
    figures: string;
    stage: Stage;
    site: string;
    first: string;
    modes: Record<string, { stage: string; recolours: boolean; changes: boolean }>;
  }

  /* Where an edition's drawing is, and the facts of its areas. */
  interface Stage { key: string; drawing: string; facts: string }

  /* A way to write a name into its area: lines, middle, largest letters, in the drawing's units. */
  type NameFit = [string[], number, number, number];

  interface StageFacts {
    key: string;
    size: [number, number];
    bounds: [number, number, number, number];
    areas: [string, string, string, number, number, number, number][];
    cells: [number, number][];
    names: Record<string, NameFit[]>;
  }

  interface Legend {
    title: string;
    palette: string;
    classes: LegendClass[];
    marks: (LegendClass & { mark: string })[];
    html: string;
    sentences: string[];
  }

  interface LegendClass { label: string; detail: string; count: string; is_pressed: boolean | null }

  /* How many areas match the filters of the address. */
  interface Filter { sentence: string; matching: number; untold: number }

  interface ListChoice { code: string; name: string; count: number; title: string }

  interface Ranking {
    all: string;
    everywhere: string;
    lists: { name: string; choices: ListChoice[] }[];
    wider: Record<string, string[]>;
    first: (number | null)[] | null;
    last: (number | null)[] | null;
    places: string;
    key: string;
    missing: string;
    unit: string;
    ticks: Tick[];
  }

  interface Tick { at: number; text: string }

  /* Lists are by area, in the order of `areas`; `rows` are the different ones as they were sent. */
  interface Figures {
    areas: string[];
    rows: Record<string, any[]> & { classes: number[]; low: boolean[] };
    row_of: number[];
    values: (number | null)[];
    lci: (number | null)[] | null;
    uci: (number | null)[] | null;
    low: boolean[];
    classes: number[];
    shown: string[];
    intervals: string[];
    outcomes: number[];
    note_of: number[];
    outcome_words: string[];
    notes: string[];
    parents: Record<string, string> | null;
    has_intervals: boolean;
    domain: [number, number];
    london: { value: number; lci: number | null; uci: number | null } | null;
    legend: Legend;
    ranking: Ranking;
    filter: Filter | null;
    geography: { level: string; vintage: string };
    stage: Stage;
    indicator: string;
    label: string;
    value_title: string;
    mode: string;
    is_london_only: boolean;
    empty: string;
    change: Change | null;
    dates: [string, string][];
    date: string;
  }

  /* A change between two dates; lists by area, in the order of `areas`. */
  interface Change {
    since: string;
    until: string;
    earlier: (number | null)[];
    change: (number | null)[];
    lci: (number | null)[];
    uci: (number | null)[];
    shown: string[];
    intervals: string[];
    outcomes: string[];
    before: string[];
    london: number | null;
  }

  interface AreaText { value: string; interval: string; outcome: string; note: string; filter: string }

  interface AreaProperties {
    name: string;
    parent?: string;
    label: [number, number];
    at: [number, number];
    cell?: [number, number];
  }

  interface AreaFeature { id: string; properties: AreaProperties }

  /* The shapes of one kind of areas at one time, on the map or ready to be put on it. */
  interface Edition {
    key: string;
    features: AreaFeature[];
    isEqual: boolean;
    size: [number, number];
    bounds: L.LatLngBounds;
    names: Record<string, NameFit[]>;
    svg: SVGSVGElement;
    group: SVGGElement;
    overlay: L.SVGOverlay;
    index: Map<string, number>;
    places: Map<Element, number>;
    paths: SVGPathElement[];
    classes: string[];
    isAttached: boolean;
    byName: number[];
    stop: number;
    chosen: number[];
    figures: Figures | null;
  }

  /* Two indicators side by side. */
  interface PairAxis {
    low: number; high: number; ticks: Tick[]; line: Tick; label: string; title: string;
  }

  interface Pair {
    why: string;
    first: PairAxis;
    second: PairAxis;
    values: (number | null)[];
    shown: string[];
    intervals: string[] | null;
    lci: (number | null)[] | null;
    uci: (number | null)[] | null;
    [places: string]: any;
  }

  interface ScatterPoint { code: string; i: number; x: number; y: number; name: string; mark: SVGElement }

  /* Two indicators as points, as they are drawn. */
  interface Scatter {
    figures: Figures;
    edition: Edition;
    pair: Pair;
    host: HTMLElement;
    width: number;
    height: number;
    x(value: number): number;
    y(value: number): number;
    points: ScatterPoint[];
    byCode: Map<string, ScatterPoint>;
    svg: SVGElement;
    over: SVGElement;
    tip: HTMLElement;
    stop?: ScatterPoint;
    hovered?: string | null;
  }

  interface Condition {
    text: string; chip: string; words: string; label: string; counted: string; notes: string[]; is_aside: boolean;
  }

  interface Matches {
    verdicts: string; sentence: string; asked: string; aside: string; conditions: Condition[];
  }

  /* Where a shape of badge has room in an area: x, y and units a pixel, in units of the drawing. */
  type Room = [number, number, number];

  /* Rooms by shape; lines of the name, shape, whether it is above the name, x, y and room. */
  interface Rooms { rooms: Room[][]; named?: [string[], number, boolean, number, number, number][] }

  interface RoomsAnswer { areas: Record<string, Rooms>; wards: Record<string, Rooms> }

  /* Records to mark: place of the programme, title, line and address; the rest name them by place. */
  interface Marks {
    programmes: { label: string; address: string; letter: string }[];
    records: [number, string, string, string][];
    areas: MarkedArea[];
    wards: MarkedArea[];
    places: { kind: string; at: [number, number]; name: string; records: number[] }[];
  }

  interface MarkedArea { code: string; name: string; parent?: string; at?: [number, number]; records: number[] }

  interface Badge {
    shape: number; size: number; x: number; y: number; width: number; height: number; isUpright: boolean;
    name: { lines: string[]; size: number; x: number; y: number } | null;
    boxes: [number, number, number, number][];
  }

  interface DrawnMark {
    key: string; at: L.LatLng; width: number; height: number; className: string; html: HTMLElement; title: string;
    records: { title: string; line: string; address: string; page?: { label: string; address: string } }[];
  }

  interface Reach extends Marks {
    by_area: Record<string, number>;
    words: Record<string, string>;
    none: string;
  }
}

/* The names that Dash, dash-leaflet, tests and measurements read from the window. */
interface Window {
  dash_clientside: {
    set_props(id: string, props: Record<string, unknown>): void;
    no_update: unknown;
    [namespace: string]: any;
  };
  atlas: Record<string, unknown>;
}

/* What one part of a page tells the others. */
interface DocumentEventMap {
  "atlas:hover": CustomEvent<{ code: string | null; isFromList: boolean }>;
  "atlas:focus": CustomEvent<string | null>;
}
