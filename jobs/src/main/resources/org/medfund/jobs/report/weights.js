  // The weight book of a region: an index of its groups, and the page of one.
  const SVG = "http://www.w3.org/2000/svg";
  const INK = { line: "#c3ccd8", soft: "#5d6b7a", ink: "#1c2733", accent: "#17557f", band: "#dcebf3", dot: "#2fa39a", high: "#e0a038" };

  function codeOfGroup(page) {
    return codeOf("GROUP", page.group);
  }

  /** Such as 3.10 as +3.10 %. */
  function percent(value) {
    return value === "" ? "\u2013" : (value.startsWith("-") ? "\u2212" : /^0(\.0*)?$/.test(value) ? "" : "+") + value.replace("-", "") + " %";
  }

  /** A number of cases; a dash where it is not told. */
  function count(value) {
    return value === "" ? "\u2013" : grouped(value);
  }

  // ---- pictures ---------------------------------------------------------------------------------------------------

  function svg(parent, width, height, label) {
    const made = document.createElementNS(SVG, "svg");
    made.setAttribute("viewBox", "0 0 " + width + " " + height);
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
    made.setAttribute("class", "picture");
    made.style.maxWidth = width + "px";
    parent.appendChild(made);
    return made;
  }

  function shape(parent, name, attributes, content) {
    const made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (content !== undefined) {
      made.textContent = content;
    }
    parent.appendChild(made);
    return made;
  }

  function tip(parent, content) {
    shape(parent, "title", {}, content);
  }

  /** Round steps over a range: 1, 2, 2.5, or 5 times a power of ten. */
  function ticks(low, high, wanted) {
    const rough = (high - low) / wanted;
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = [1, 2, 2.5, 5, 10].map(function (each) { return each * power; })
      .find(function (each) { return each >= rough * 0.999; });
    const found = [];
    for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at++) {
      found.push(Number((at * step).toPrecision(12)));
    }
    return found;
  }

  /** The range of some numbers with a margin. */
  function range(values) {
    const low = Math.min.apply(null, values);
    const high = Math.max.apply(null, values);
    const margin = (high - low || Math.abs(high) || 1) * 0.08;
    return [Math.max(0, low - margin), high + margin];
  }

  function scale(from, to, start, end) {
    return function (value) { return start + (value - from) / (to - from) * (end - start); };
  }

  function numbers(values) {
    return values.filter(function (value) { return value !== ""; }).map(Number);
  }

  function plain(value) {
    return grouped(String(value));
  }

  function axisBelow(picture, x, limits, y, kind) {
    ticks(limits[0], limits[1], 6).forEach(function (tick) {
      shape(picture, "line", { x1: x(tick), x2: x(tick), y1: 8, y2: y, stroke: "#e8edf2" });
      shape(picture, "text", { x: x(tick), y: y + 16, "text-anchor": "middle", class: "tick" },
        kind === "MONEY" ? axisNumber(tick, kind) : plain(tick));
    });
    shape(picture, "line", { x1: x(limits[0]), x2: x(limits[1]), y1: y, y2: y, stroke: INK.line });
  }

  /** The weight under every way to trim, over the interval of the one in force. */
  function trimPicture(parent, page) {
    const left = 190;
    const width = 720;
    const bottom = 20 + 28 * page.trims.length;
    const limits = range(numbers(page.trims.map(function (each) { return each.measured; }).concat([page.low, page.high, page.weight])));
    const x = scale(limits[0], limits[1], left, width - 80);
    const picture = svg(parent, width, bottom + 26, text("book.trims"));
    if (page.low !== "") {
      const band = shape(picture, "rect", { x: x(Number(page.low)), y: 8, width: Math.max(1, x(Number(page.high)) - x(Number(page.low))),
        height: bottom - 8, fill: INK.band });
      tip(band, text("book.interval") + " " + page.low + " \u2013 " + page.high);
    }
    axisBelow(picture, x, limits, bottom, "NUMBER");
    page.trims.forEach(function (each, at) {
      const y = 26 + 28 * at;
      const at1 = x(Number(each.measured));
      shape(picture, "text", { x: left - 12, y: y + 4, "text-anchor": "end", class: each.isInForce ? "label is-strong" : "label" },
        word(each.policy));
      shape(picture, "line", { x1: left, x2: width - 80, y1: y, y2: y, stroke: "#e8edf2" });
      const dot = shape(picture, "circle", { cx: at1, cy: y, r: each.isInForce ? 6.5 : 5, fill: each.isInForce ? INK.accent : "#fff",
        stroke: INK.accent, "stroke-width": 2 });
      tip(dot, word(each.policy) + " " + each.measured);
      shape(picture, "text", { x: width - 8, y: y + 4, "text-anchor": "end", class: "label" }, each.isInForce ? each.measured : percent(each.change));
    });
  }

  /** The weight over the published years, each with the interval of what was measured. */
  function historyPicture(parent, page) {
    const width = 720;
    const height = 230;
    const limits = range(numbers([].concat.apply([], page.years.map(function (each) { return [each.weight, each.low, each.high]; }))));
    const y = scale(limits[0], limits[1], height - 34, 24);
    const first = Number(page.years[0].year);
    const last = Number(page.years[page.years.length - 1].year);
    const x = scale(first, Math.max(last, first + 1), 110, width - 90);
    const picture = svg(parent, width, height, text("book.years"));
    ticks(limits[0], limits[1], 4).forEach(function (tick) {
      shape(picture, "line", { x1: 60, x2: width - 40, y1: y(tick), y2: y(tick), stroke: "#e8edf2" });
      shape(picture, "text", { x: 52, y: y(tick) + 4, "text-anchor": "end", class: "tick" }, plain(tick));
    });
    page.years.forEach(function (each, at) {
      const x1 = x(Number(each.year));
      const before = page.years[at - 1];
      if (before && before.scheme === each.scheme) {
        shape(picture, "line", { x1: x(Number(before.year)), y1: y(Number(before.weight)), x2: x1, y2: y(Number(each.weight)),
          stroke: INK.accent, "stroke-width": 2 });
      }
      if (each.low !== "") {
        const bar = shape(picture, "rect", { x: x1 - 7, y: y(Number(each.high)), width: 14,
          height: Math.max(1, y(Number(each.low)) - y(Number(each.high))), fill: INK.band, stroke: INK.line, rx: 3 });
        tip(bar, text("book.interval") + " " + each.low + " \u2013 " + each.high);
      }
    });
    page.years.forEach(function (each) {
      const x1 = x(Number(each.year));
      tip(shape(picture, "circle", { cx: x1, cy: y(Number(each.weight)), r: 5, fill: INK.accent }), each.year + " " + each.weight);
      const above = Math.max(Number(each.weight), Number(each.high || 0));
      shape(picture, "text", { x: x1, y: y(above) - 8, "text-anchor": "middle", class: "label" }, each.weight);
      shape(picture, "text", { x: x1, y: height - 10, "text-anchor": "middle", class: "tick" }, each.year);
    });
  }

  /** One dot per hospital at its mean cost, as large as its cases are many; dots that would meet stand above each other. */
  function hospitalPicture(parent, page) {
    const width = 720;
    const most = Math.max.apply(null, page.hospitals.map(function (each) { return Number(each.cases); }));
    const limits = range(page.hospitals.map(function (each) { return Number(each.meanCost); }).concat(numbers([page.yearMeanCost])));
    const x = scale(limits[0], limits[1], 40, width - 40);
    const placed = [];
    page.hospitals.forEach(function (each) {
      const r = 4 + 11 * Math.sqrt(Number(each.cases) / most);
      const x1 = x(Number(each.meanCost));
      let lift = 0;
      const meets = function (other) {
        return Math.hypot(other.x - x1, other.lift - lift) < other.r + r + 1;
      };
      while (placed.some(meets)) {
        lift += 2;
      }
      placed.push({ x: x1, r: r, lift: lift, of: each });
    });
    const top = Math.max.apply(null, placed.map(function (each) { return each.lift + each.r; })) + 26;
    const bottom = top + 24;
    const picture = svg(parent, width, bottom + 26, text("book.hospitals"));
    axisBelow(picture, x, limits, bottom, "MONEY");
    const mean = x(Number(page.yearMeanCost));
    shape(picture, "line", { x1: mean, x2: mean, y1: 18, y2: bottom, stroke: INK.high, "stroke-width": 2, "stroke-dasharray": "5 4" });
    shape(picture, "text", { x: mean, y: 13, "text-anchor": mean > width / 2 ? "end" : "start", class: "label" }, text("book.group_mean"));
    placed.forEach(function (each) {
      const dot = shape(picture, "circle", { cx: each.x, cy: top - each.lift, r: each.r, fill: INK.dot, "fill-opacity": 0.75, stroke: "#fff" });
      tip(dot, nameAndCode("INSTITUTION", each.of.institution) + ": " + shown(each.of.meanCost, "MONEY") + ", "
        + heading("case_count") + " " + count(each.of.cases));
    });
  }

  // ---- the page of a group ----------------------------------------------------------------------------------------

  function card(parent, title, value, under) {
    const made = element(parent, "div", "card");
    element(made, "b", "", value);
    element(made, "span", "", title);
    if (under) {
      element(made, "span", "under", under);
    }
  }

  function part(parent, key) {
    const made = element(parent, "section", "part");
    made.id = key;
    element(made, "h3", "", text("book." + key));
    element(made, "p", "lead", text("book.lead." + key));
    return made;
  }

  function facts(box, page) {
    const cards = element(box, "div", "cards");
    card(cards, heading("relative_weight"), page.weight, page.isHeld ? text("book.held") : "");
    const parts = page.yearCases === "" ? []
      : [text("book.of_year").replace("{n}", grouped(page.yearCases)).replace("{year}", data.year)];
    if (page.trimmedCases !== "") {
      parts.push(text("book.trimmed").replace("{n}", page.trimmedCases.startsWith("<") ? page.trimmedCases : grouped(page.trimmedCases)));
    }
    card(cards, heading("case_count"), page.cases.startsWith("<") ? page.cases : grouped(page.cases), parts.join(lang === "zh" ? "，" : ", "));
    if (page.measured === "") {
      return;
    }
    card(cards, heading("measured_weight"), page.measured, page.low === "" ? text("book.no_interval")
      : text("book.interval") + " " + page.low + " \u2013 " + page.high);
    card(cards, heading("mean_cost_yuan"), shown(page.meanCost, "MONEY"), "");
    card(cards, heading("cost_cv"), shown(page.costCv, "STATISTIC"), "");
    card(cards, heading("credibility"), page.credibility === "" ? "\u2013" : page.credibility, "");
  }

  function rows(parent, columns, values) {
    const made = element(element(parent, "div", "scroll"), "table");
    const head = element(element(made, "thead"), "tr");
    columns.forEach(function (column) {
      element(head, "th", column[1] ? "is-number" : "", heading(column[0]));
    });
    const body = element(made, "tbody");
    values.forEach(function (row) {
      const line = element(body, "tr", row.isStrong ? "is-strong" : "");
      row.cells.forEach(function (value, at) {
        if (columns[at][2]) {
          cell(line, value, columns[at][2]);
        } else {
          element(line, "td", columns[at][1] ? "is-number" : "", value);
        }
      });
    });
  }

  function group(box, page) {
    const head = element(box, "section");
    const title = element(head, "h2", "", nameOf("GROUP", page.group) || codeOfGroup(page));
    element(title, "span", "of", codeOfGroup(page));
    const badges = element(head, "p", "badges");
    element(badges, "span", "badge " + page.stability, word(page.stability));
    element(badges, "span", "badge", word(page.basis));
    if (page.isOfFewThisYear) {
      element(badges, "span", "badge UNSTABLE_SMALL", text("book.few").replace("{year}", data.year));
    }
    facts(head, page);
    if (page.measured === "") {
      element(head, "p", "note", text("book.small"));
    }
    if (page.trims.length) {
      const made = part(box, "trims");
      trimPicture(made, page);
      rows(made, [["trim_policy"], ["case_count", true], ["measured_weight", true], ["change", true]],
        page.trims.map(function (each) {
          return { isStrong: each.isInForce,
            cells: [word(each.policy), count(each.cases), each.measured, each.isInForce ? text("book.in_force") : percent(each.change)] };
        }));
    }
    const history = part(box, "years");
    if (page.years.length > 1) {
      historyPicture(history, page);
    } else {
      element(history, "p", "note", text("book.one_year"));
    }
    rows(history, [["year"], ["scheme"], ["case_count", true], ["year_case_count", true], ["mean_cost_yuan", true], ["measured_weight", true],
      ["interval", true], ["relative_weight", true], ["change", true], ["weight_basis"]],
      page.years.map(function (each) {
        return { isStrong: each.year === data.year,
          cells: [each.year, each.scheme, each.cases.startsWith("<") ? each.cases : count(each.cases), count(each.yearCases),
            each.meanCost === "" ? "\u2013" : shown(each.meanCost, "MONEY"), each.measured || "\u2013", each.low === "" ? "\u2013" : each.low + " \u2013 " + each.high,
            each.weight, percent(each.change), word(each.basis)] };
      }));
    const hospitals = part(box, "hospitals");
    if (page.hospitals.length) {
      hospitalPicture(hospitals, page);
      rows(hospitals, [["institution_code", false, "INSTITUTION"], ["year_cases", true], ["hospital_mean_cost_yuan", true], ["over_group", true]],
        page.hospitals.map(function (each) {
          return { cells: [each.institution, count(each.cases), shown(each.meanCost, "MONEY"), each.ratio || "\u2013"] };
        }));
    }
    if (page.otherHospitals) {
      element(hospitals, "p", "note", text(page.otherCases === "" ? "book.others_untold" : "book.others")
        .replace("{n}", page.otherHospitals).replace("{cases}", grouped(page.otherCases)));
    }
  }

  // ---- the book ---------------------------------------------------------------------------------------------------

  /** The pages of the index, the ones with most cases first. */
  const byCases = data.groups.slice().sort(function (a, b) {
    return (Number(b.cases) || 0) - (Number(a.cases) || 0) || (codeOfGroup(a) < codeOfGroup(b) ? -1 : 1);
  });
  const search = document.getElementById("search");
  let chosen = byCases[0];

  function link(page) {
    return "#group=" + encodeURIComponent(codeOfGroup(page)) + "&lang=" + lang;
  }

  function index() {
    const box = document.getElementById("index");
    box.textContent = "";
    const wanted = search.value.trim().toLowerCase();
    const found = byCases.filter(function (page) {
      return wanted === "" || (nameOf("GROUP", page.group) + " " + codeOfGroup(page)).toLowerCase().includes(wanted);
    });
    document.getElementById("found").textContent = text("book.found").replace("{n}", found.length);
    found.forEach(function (page) {
      const made = element(box, "a", (page === chosen ? "is-chosen " : "") + page.stability);
      made.href = link(page);
      const name = nameOf("GROUP", page.group);
      if (name) {
        element(made, "span", "name", name);
      }
      element(made, "span", "of", codeOfGroup(page));
      element(made, "b", "", page.weight);
    });
  }

  function render() {
    const hash = window.location.hash;
    const askedLang = /lang=(zh|en)/.exec(hash);
    const askedGroup = /group=([^&]*)/.exec(hash);
    lang = askedLang ? askedLang[1] : lang;
    if (askedGroup) {
      const code = decodeURIComponent(askedGroup[1]);
      chosen = data.groups.find(function (page) { return codeOfGroup(page) === code; }) || chosen;
    }
    document.documentElement.lang = lang;
    document.title = text("book.title").replace("{year}", data.year);
    document.getElementById("title").textContent = document.title;
    document.getElementById("subtitle").textContent = region(data.region);
    document.getElementById("footer").textContent = text("book.footer").replace("{runs}", data.runs.join(", "));
    search.placeholder = text("book.search");
    const back = document.getElementById("back");
    back.textContent = text("book.back");
    back.href = "../" + encodeURIComponent(data.report) + "#lang=" + lang;
    document.querySelectorAll(".switch a").forEach(function (each) {
      each.classList.toggle("is-on", each.dataset.lang === lang);
      each.href = "#group=" + encodeURIComponent(codeOfGroup(chosen)) + "&lang=" + each.dataset.lang;
    });
    index();
    const box = document.getElementById("page");
    box.textContent = "";
    group(box, chosen);
    document.documentElement.setAttribute("data-ready", codeOfGroup(chosen));
  }

  window.addEventListener("hashchange", function () {
    render();
    window.scrollTo(0, 0);
  });
  search.addEventListener("input", index);
  render();
  const first = document.querySelector("#index .is-chosen");
  document.getElementById("index").scrollTop = first ? first.offsetTop - 120 : 0;
