// For the dossier, which holds it as it is, and for the workbench, which imports it.
// Highlights painted over text without touching it, so that Arabic letters keep joining in the middle of a word.
// Firefox has them, yet paints no underlines in them: there the whole-word marks of the page stay.
export const exact = Boolean(window.CSS && CSS.highlights && window.Highlight)
  && !CSS.supports("-moz-appearance", "none");

const LOOKS = ["own", "unread", "said", "deep", "now", "who", "by"]; // the later lies above
const layers = new Map();
if (exact) {
  document.documentElement.classList.add("exact");
  LOOKS.forEach((look, priority) => {
    const layer = new Highlight();
    layer.priority = priority;
    CSS.highlights.set(look, layer);
    layers.set(look, layer);
  });
}

// The text nodes of an article with their places in its text (UTF-16 units, as strings count here), in order.
const nodesOf = (article) => {
  const found = [];
  for (const piece of article.querySelectorAll("[data-o]")) {
    let at = Number(piece.dataset.o);
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      found.push({ at, node: walker.currentNode });
      at += walker.currentNode.length;
    }
  }
  return found;
};

// The first node that ends behind `start`; long articles have thousands.
const firstAfter = (nodes, start) => {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle].at + nodes[middle].node.length <= start) low = middle + 1;
    else high = middle;
  }
  return low;
};

export class Painter {
  constructor(article) {
    this.nodes = exact ? nodesOf(article) : [];
  }

  // `place`: "start end". One range for each text node: what lies between paragraphs is not painted.
  paint(look, place) {
    if (!exact || !place) return;
    const [start, end] = place.split(" ").map(Number);
    for (let i = firstAfter(this.nodes, start); i < this.nodes.length && this.nodes[i].at < end; i += 1) {
      const { at, node } = this.nodes[i];
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, node.length);
      layers.get(look).add(new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }));
    }
  }
}

export const clearPaint = (...looks) => { if (exact) for (const look of looks) layers.get(look).clear(); };

// The layer of a statement's card.
export const lookOf = (card) => {
  if (!card.classList.contains("said")) return card.classList.contains("unread") ? "unread" : "own";
  return card.parentElement.closest(".card") ? "deep" : "said";
};
