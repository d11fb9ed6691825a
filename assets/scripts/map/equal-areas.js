/* Areas of equal size: names that fit into hexagons, and arrows from cell to cell. */

const MOST_LINES = 3;
// Fewer letters than these, or one less where nothing else fits, no longer tell which area it is.
const FEWEST_LETTERS = 4;
const AIR = 4;
const SOFT = "\u00ad";
// Where the names of English places may be parted: before what they end in.
const ENDING = /(?<=\w{2})(?:minster|bridge|worth|smith|field|mond|wich|wark|beth|ham|den|don|ton|low|ley|ney|ing)$/;

/* How wide a hexagon with a corner to the north is, so far above or below its middle. */
function widthAt(hexWidth, away) {
  const corner = hexWidth / Math.sqrt(3);
  return Math.min(hexWidth, 2 * Math.sqrt(3) * (corner - away));
}

function fits(lines, hexWidth, { measure, height }) {
  return lines.every((line, i) => {
    const top = (i - lines.length / 2) * height;
    // Letters do not reach the edges of their line.
    const away = Math.max(Math.abs(top), Math.abs(top + height)) - 2;
    return measure(line) + AIR <= widthAt(hexWidth, away);
  });
}

/* Every way to put parts of a name on so many lines, in their order. */
export function breakParts(parts, count) {
  if (count === 1) return [[joinParts(parts)]];
  const ways = [];
  for (let cut = 1; cut <= parts.length - count + 1; cut += 1) {
    const first = joinParts(parts.slice(0, cut));
    breakParts(parts.slice(cut), count - 1).forEach((rest) => ways.push([first, ...rest]));
  }
  return ways;
}

const joinParts = (parts) => parts.join(" ").replaceAll(SOFT + " ", "").replace(SOFT, "-");

/* "Lewisham" may be parted as "Lewis-ham": the first part ends in a soft hyphen. */
const partWord = (word) => word.replace(ENDING, SOFT + " $&").split(" ");

const splitWords = (name) => name.split(" ");
const splitParts = (name) => splitWords(name).flatMap(partWord);

function fitParts(parts, hexWidth, face) {
  for (let count = 1; count <= Math.min(MOST_LINES, parts.length); count += 1) {
    const way = breakParts(parts, count).find((lines) => fits(lines, hexWidth, face));
    if (way) return way;
  }
  return null;
}

/* The first word without its end. */
function cutWord(word, hexWidth, face) {
  const cuts = [];
  for (let kept = word.length - 2; kept >= FEWEST_LETTERS; kept -= 1) cuts.push(word.slice(0, kept) + ".");
  cuts.push(word.slice(0, FEWEST_LETTERS), word.slice(0, FEWEST_LETTERS - 1));
  const cut = cuts.find((text) => fits([text], hexWidth, face));
  return cut ? [cut] : null;
}

/* The whole name, its words parted only where they must be; else its first word, cut if it
   must be; else nothing. */
export function fitName(name, hexWidth, face) {
  const short = name.replace(" and ", " & ");
  const [word] = splitWords(name);
  const ways = [
    splitWords(name), splitWords(short), splitParts(name), splitParts(short), [word], partWord(word),
  ];
  for (const parts of ways) {
    const lines = fitParts(parts, hexWidth, face);
    if (lines) return lines;
  }
  return cutWord(word, hexWidth, face);
}

/* What an arrow's way to another cell costs: least for the next one of that row or column.
   Rows stand half a cell aside of each other, so up and down stay in a column. */
export function measureWay(from, to, { isUpright, along, aside }) {
  if (!isUpright) return along + 2 * aside;
  const isSameColumn = from.properties.cell[0] === to.properties.cell[0];
  return Math.hypot(along, aside) * (isSameColumn ? 0.99 : 1);
}
