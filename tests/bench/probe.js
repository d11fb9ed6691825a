/* Runs in each measured page before its own scripts; says when the map has been painted. */
window.bench = (function () {
  "use strict";

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /* The colours set now are on screen when the frame after the next begins. */
  async function waitForPaint() {
    await frame();
    await frame();
    return performance.now();
  }

  const waitForEvent = (name, indicator) => new Promise((resolve) => {
    document.addEventListener(name, function hear(event) {
      if (event.detail.indicator !== indicator) return;
      document.removeEventListener(name, hear);
      resolve();
    });
  });

  const waitForColours = (name) => async (indicator) => {
    await waitForEvent(name, indicator);
    return waitForPaint();
  };

  const findPlot = () => document.querySelector(".js-plotly-plot");
  const findPlotMap = () => findPlot()?._fullLayout?.map?._subplot?.map;

  /* Plotly says "afterplot" later than its map has painted: the last frame before it counts. */
  async function waitForPlotly() {
    while (!findPlotMap()) await frame();
    const map = findPlotMap();
    let painted = null;
    const note = () => { painted = performance.now(); };
    map.on("render", note);
    await new Promise((resolve) => findPlot().once("plotly_afterplot", resolve));
    if (painted === null || !map.loaded()) {
      await new Promise((resolve) => map.once("idle", resolve));
    }
    map.off("render", note);
    return painted;
  }

  /* The map that the page came with, coloured before any script of the page's own ran. */
  async function waitForFirstPicture() {
    while (!document.querySelector('.stage-map .area[class*=" k"]')) await frame();
    return waitForPaint();
  }

  const pages = {
    ours: {
      first: waitForFirstPicture,
      wait: waitForColours("atlas:coloured"),
      choose: (indicator) => window.atlas.choose({ indicator }),
    },
    plotly: {
      wait: waitForPlotly,
      choose: (indicator) => window.dash_clientside.set_props("indicator", { value: indicator }),
    },
    bare: {
      wait: waitForColours("bare:coloured"),
      choose: (indicator) => window.choose(indicator),
    },
  };

  const PATIENCE_MS = 60000;

  const orGiveUp = (promise) => Promise.race([
    promise,
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error("The map was not coloured in time.")), PATIENCE_MS);
    }),
  ]);

  let loaded = null;
  let ready = null;

  /* From navigation to the coloured map, and to one that answers, in milliseconds of this page's
     clock: where the page comes without its map they are the same. */
  function watchLoad(kind, indicator) {
    ready = orGiveUp(pages[kind].wait(indicator));
    loaded = pages[kind].first ? orGiveUp(pages[kind].first()) : ready;
  }

  /* From the control's change to the painted map, in milliseconds. */
  async function redraw(kind, indicator) {
    const start = performance.now();
    const painted = orGiveUp(pages[kind].wait(indicator));
    pages[kind].choose(indicator);
    return (await painted) - start;
  }

  /* From any choice on our page to the painted map, in milliseconds. */
  async function choose(changes) {
    const start = performance.now();
    const coloured = new Promise((resolve) => {
      document.addEventListener("atlas:coloured", resolve, { once: true });
    });
    window.atlas.choose(changes);
    await orGiveUp(coloured);
    return (await waitForPaint()) - start;
  }

  /* From a press of the button that zooms in to the painted map, in milliseconds. */
  async function zoom() {
    const start = performance.now();
    document.querySelector("[data-map=in]").click();
    return (await waitForPaint()) - start;
  }

  const heard = { over: [], move: [], frames: [] };

  /* Keep each frame's length, and how long after an input the next frame but one begins. */
  function watchInput() {
    const note = (list) => async (event) => {
      const painted = await waitForPaint();
      heard[list].push(painted - event.timeStamp);
    };
    const noteRow = note("over");
    document.addEventListener("pointerover", (event) => {
      if (event.target.closest(".rank-row")) noteRow(event);
    }, true);
    document.addEventListener("pointermove", note("move"), true);
    let last = performance.now();
    requestAnimationFrame(function count(now) {
      heard.frames.push(now - last);
      last = now;
      requestAnimationFrame(count);
    });
  }

  /* Give what was heard since this was last asked. */
  async function takeInput() {
    await waitForPaint();
    const taken = { over: heard.over, move: heard.move, frames: heard.frames };
    Object.assign(heard, { over: [], move: [], frames: [] });
    return taken;
  }

  return { choose, zoom, watchInput, takeInput, whenLoaded: () => loaded, whenReady: () => ready, watchLoad, redraw };
})();
