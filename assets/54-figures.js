/* A view's figures: sent as different rows (dashboard/answers/packed_figures.py), read by area. */
atlas.figures = (function () {
  "use strict";

  const IN_RANKING = ["first", "last"];

  /* A list by area is written out when it is first asked for: colours need none of them. */
  function addList(host, name, { row_of: rowOf, rows }) {
    let list = null;
    Object.defineProperty(host, name, {
      enumerable: true,
      get() {
        list ??= rowOf.map((row) => rows[name][row]);
        return list;
      },
    });
  }

  /* Give an answer its lists by area, in the order of the shapes; once is enough. */
  function unpack(figures, features) {
    if (figures.areas) return figures;
    figures.areas = features.map((feature) => feature.id);
    for (const name of Object.keys(figures.rows)) {
      addList(IN_RANKING.includes(name) ? figures.ranking : figures, name, figures);
    }
    return figures;
  }

  /* One area's figures in the words that the server wrote. */
  const tell = (figures, i) => ({
    value: figures.shown[i],
    interval: figures.intervals[i],
    outcome: figures.outcome_words[figures.outcomes[i]],
    note: figures.notes[figures.note_of[i]],
  });

  return { unpack, tell };
})();
