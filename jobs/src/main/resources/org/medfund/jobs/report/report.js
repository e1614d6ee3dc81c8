  // The report: sections, charts, tables.
  let drawn = [];

  function grid(parent, made) {
    element(parent, "h3", "", text("grid." + made.id));
    table(parent, made.columns, made.rows);
    if (made.isCut) {
      element(parent, "p", "note", text("cut").replace("{n}", made.rows.length));
    }
  }

  function example(parent, made) {
    const flag = made.flag;
    const box = element(parent, "article", "example severity-" + flag.severity);
    const facts = element(box, "div", "facts");
    [["rule_id", "WORD"], ["mode", "WORD"], ["severity", "TEXT"], ["status", "WORD"], ["region_code", "REGION"],
      ["institution_code", "INSTITUTION"], ["settlement_id", "CODE"], ["amount_involved_yuan", "MONEY"], ["fund_at_risk_yuan", "MONEY"]]
      .forEach(function (fact) {
        const span = element(facts, "span", "", heading(fact[0]) + " ");
        const box = element(span, "b", fact[1] === "CODE" ? "is-code" : "");
        const value = flag[fact[0]];
        if (isNamed(fact[1]) && nameOf(fact[1], value)) {
          box.textContent = nameOf(fact[1], value);
          element(box, "span", "of", value);
        } else {
          box.textContent = fact[0] === "severity" ? word("severity_" + value) : shown(value, fact[1]);
        }
      });
    explanation(element(box, "p", ""), lang === "zh" ? flag.explanation_zh : flag.explanation_en, made);
    element(box, "p", "note", heading("law_ref") + (lang === "zh" ? "：" : ": ") + law(flag.law_ref));
    if (made.evidence.length) {
      const details = element(box, "details");
      element(details, "summary", "", text("evidence").replace("{n}", made.evidence.length));
      evidence(details, made.evidence);
    }
  }

  /** The codes of the evidence, with the kind that names them. */
  function codesOf(made) {
    const kinds = {};
    made.evidence.forEach(function (fact) { kinds[fact.value] = kindOf(fact); });
    kinds[made.flag.institution_code] = "INSTITUTION";
    return kinds;
  }

  function kindOf(fact) {
    return fact.field === "body_part" && has("part." + fact.value) ? "PART" : fact.kind;
  }

  /** A sentence of a rule; the codes in it get their names, and amounts their currency. */
  function explanation(parent, sentence, made) {
    const kinds = codesOf(made);
    const inCurrency = data.currency === "CNY" ? sentence
      : sentence.replace(/(\d) ?(元|yuan)/g, function (all, digit) { return digit + " " + currency(); });
    inCurrency.split(/([A-Za-z0-9][A-Za-z0-9.+|-]*[A-Za-z0-9])/).forEach(function (part) {
      const name = isNamed(kinds[part]) ? nameOf(kinds[part], part) : "";
      if (name) {
        element(parent, "span", "", name);
        element(parent, "span", "of", "(" + part + ")");
      } else {
        parent.appendChild(document.createTextNode(part));
      }
    });
  }

  function evidence(parent, facts) {
    const made = element(element(parent, "div", "scroll"), "table");
    const head = element(element(made, "thead"), "tr");
    ["role", "table_name", "row_key", "field_name", "field_value"].forEach(function (name) {
      element(head, "th", "", heading(name));
    });
    const body = element(made, "tbody");
    facts.forEach(function (fact) {
      const row = element(body, "tr");
      cell(row, fact.role, "WORD");
      cell(row, fact.table, "FILE");
      cell(row, fact.key, "CODE");
      element(row, "td", "", opened(heading(fact.field)));
      cell(row, fact.value, kindOf(fact));
    });
  }

  // ---- charts -----------------------------------------------------------------------------------------------------

  function height(chart) {
    switch (chart.shape) {
      case "LYING":
      case "LYING_STACKED": return 90 + 26 * Math.max(3, chart.labels.length);
      case "HEAT": return 110 + 34 * Math.max(3, chart.rowLabels.length);
      case "RING": return 340;
      default: return 350;
    }
  }

  /** Names alone, which is what there is room for; with their codes where two would look alike. */
  function labelsOf(values, kind) {
    const names = values.map(function (value) { return isNamed(kind) && nameOf(kind, value) || shown(value, kind); });
    return names.map(function (name, at) {
      return names.indexOf(name) === names.lastIndexOf(name) ? name : shown(values[at], kind);
    });
  }

  function options(chart, width) {
    const labels = labelsOf(chart.labels, chart.labelKind);
    const isTight = labels.length * 14 * Math.max.apply(null, labels.map(function (label) {
      return Math.min(label.length, 12);
    }).concat([0])) > width;
    const number = function (value) { return value === "" || value === undefined ? null : Number(value); };
    const decimals = chart.valueKind === "MONEY" ? 2 : 0;
    const full = function (value) {
      return value === null || value === undefined || value === "-" ? "\u2013"
        : chart.valueKind === "NUMBER" ? grouped(String(value)) : grouped(Number(value).toFixed(decimals));
    };
    const order = Object.keys(LIGHTS);
    const series = chart.series.slice();
    if (series.every(function (each) { return LIGHTS[each.name]; })) {
      series.sort(function (a, b) { return order.indexOf(a.name) - order.indexOf(b.name); });
    }
    const base = {
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: "#1c2733" },
      tooltip: { confine: true, valueFormatter: full },
      aria: { enabled: false }
    };
    if (chart.shape === "RING") {
      return Object.assign(base, {
        legend: { bottom: 0, type: "plain" },
        series: [{
          type: "pie", radius: ["42%", "66%"], center: ["50%", "44%"],
          label: { formatter: "{d}%" },
          itemStyle: { borderColor: "#fff", borderWidth: 2 },
          data: labels.map(function (label, at) {
            return { name: label, value: number(chart.series[0].values[at]) };
          }).filter(function (slice) { return slice.value !== null; })
        }]
      });
    }
    if (chart.shape === "HEAT") {
      const cells = [];
      chart.series.forEach(function (row, y) {
        row.values.forEach(function (value, x) {
          if (value !== "") {
            cells.push([x, y, Number(value)]);
          }
        });
      });
      const rows = labelsOf(chart.rowLabels, "REGION");
      return Object.assign(base, {
        tooltip: {
          confine: true,
          formatter: function (point) {
            return rows[point.value[1]] + " \u2192 " + labels[point.value[0]] + "<br>" + full(point.value[2]);
          }
        },
        grid: { left: 10, right: 30, top: 10, bottom: 60, containLabel: true },
        xAxis: { type: "category", data: labels, position: "top", axisLine: { show: false }, axisTick: { show: false },
          axisLabel: { interval: 0, rotate: isTight ? 40 : 0 } },
        yAxis: { type: "category", data: rows, inverse: true, axisLine: { show: false }, axisTick: { show: false } },
        visualMap: { min: 0, max: Math.max.apply(null, cells.map(function (each) { return each[2]; }).concat([1])),
          calculable: false, orient: "horizontal", left: "center", bottom: 5,
          text: [text("much"), text("little")], inRange: { color: ["#e6f1f6", "#6db1c9", "#17557f"] },
          formatter: function (value) { return axisNumber(value, "MONEY"); } },
        series: [{ type: "heatmap", data: cells,
          label: { show: cells.length <= 100, formatter: function (point) { return axisNumber(Number(point.value[2].toPrecision(3)), "MONEY"); } },
          itemStyle: { borderColor: "#fff", borderWidth: 2 } }]
      });
    }
    const isLying = chart.shape.startsWith("LYING");
    const isStacked = chart.shape.endsWith("STACKED");
    const category = {
      type: "category", data: labels, inverse: isLying, axisTick: { show: false },
      axisLabel: { interval: 0, rotate: !isLying && isTight ? 35 : 0, width: Math.min(200, width / 3), overflow: "truncate" },
      axisLine: { lineStyle: { color: "#aab6c2" } }
    };
    const value = {
      type: "value",
      minInterval: chart.valueKind === "COUNT" || chart.valueKind === "CASES" ? 1 : 0,
      axisLabel: { formatter: function (each) { return axisNumber(each, chart.valueKind); } },
      splitLine: { lineStyle: { color: "#e8edf2" } }
    };
    return Object.assign(base, {
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true, valueFormatter: full },
      legend: chart.series.length > 1 ? { top: 0, type: "scroll" } : undefined,
      grid: { left: 10, right: 24, top: chart.series.length > 1 ? 40 : 16, bottom: 6, containLabel: true },
      xAxis: isLying ? value : category,
      yAxis: isLying ? category : value,
      series: series.map(function (each) {
        return {
          name: heading(each.name), type: "bar", stack: isStacked ? "all" : undefined, barMaxWidth: isLying ? 18 : 38,
          itemStyle: Object.assign({ borderRadius: isStacked ? 0 : 2 },
            LIGHTS[each.name] ? { color: LIGHTS[each.name] } : {}),
          data: each.values.map(number)
        };
      })
    });
  }

  function draw(parent, charts) {
    if (!charts.length) {
      return;
    }
    const box = element(parent, "div", "charts");
    charts.forEach(function (chart) {
      const isFull = chart.shape === "HEAT" || (chart.shape === "BARS" && chart.labels.length > 24);
      const size = isFull ? "" : chart.shape === "RING" ? " is-narrow" : " is-wide";
      const figure = element(box, "div", "chart" + size);
      element(figure, "h3", "", text("chart." + chart.id));
      const canvas = element(figure, "div", "canvas");
      if (chart.untold) {
        element(figure, "p", "note untold", text("untold").replace("{n}", chart.untold));
      }
      canvas.style.height = height(chart) + "px";
      canvas.id = "chart-" + chart.id;
      drawn.push({ chart: chart, canvas: canvas });
    });
  }

  // ---- the page ---------------------------------------------------------------------------------------------------

  function section(parent, made) {
    const box = element(parent, "section");
    box.id = made.id;
    element(box, "h2", "", text("section." + made.id));
    element(box, "p", "lead", text("lead." + made.id));
    const isEmpty = !made.cards.length && !made.charts.length && !made.grids.length;
    if (made.missing.length) {
      const note = element(box, "div", "missing", text(isEmpty ? "not_run" : "partly_run"));
      const commands = made.missing.map(function (each) { return each.command; });
      commands.filter(function (command, at) { return commands.indexOf(command) === at; }).forEach(function (command) {
        element(element(note, "div"), "code", "", command);
      });
      if (commands.some(function (command) { return / DIR$/.test(command); })) {
        element(note, "div", "", text("folder"));
      }
    } else if (isEmpty) {
      element(box, "div", "missing", text("no_rows"));
    }
    if (made.cards.length) {
      const cards = element(box, "div", "cards");
      made.cards.forEach(function (card) {
        const figure = element(cards, "div", "card");
        element(figure, "b", "", shown(card.value, card.kind));
        element(figure, "span", "", text("card." + card.id));
      });
    }
    draw(box, made.charts);
    made.grids.forEach(function (each) { grid(box, each); });
    made.notes.forEach(function (each) { element(box, "p", "note", text("note." + each)); });
    if (made.books.length) {
      const books = element(box, "p", "books", text("books"));
      made.books.forEach(function (each) {
        element(books, "a", "", region(each.region)).href = each.address + "#lang=" + lang;
      });
    }
    if (made.examples.length) {
      element(box, "h3", "", text("examples"));
      made.examples.forEach(function (each) { example(box, each); });
    }
    if (made.sources.length) {
      element(box, "p", "note", text("sources") + " " + made.sources.join(", "));
    }
    return isEmpty;
  }

  function render() {
    const asked = /lang=(zh|en)/.exec(window.location.hash);
    lang = asked ? asked[1] : lang;
    drawn.forEach(function (each) { each.instance.dispose(); });
    drawn = [];
    document.documentElement.lang = lang;
    document.title = text(data.title || "title").replace("{year}", data.year);
    document.getElementById("title").textContent = document.title;
    document.getElementById("subtitle").textContent = data.regions.length
      ? data.regions.map(region).join(", ") : text("all_regions");
    document.getElementById("footer").textContent = text("footer");
    document.querySelectorAll(".switch a").forEach(function (link) {
      link.classList.toggle("is-on", link.dataset.lang === lang);
    });
    const main = document.getElementById("sections");
    const contents = document.getElementById("contents");
    main.textContent = "";
    contents.textContent = "";
    data.sections.forEach(function (made) {
      const isEmpty = section(main, made);
      const link = element(contents, "a", isEmpty ? "is-missing" : "", text("section." + made.id));
      link.href = "#" + made.id;
    });
    drawn.forEach(function (each) {
      each.instance = echarts.init(each.canvas, null, { renderer: "svg" });
      each.instance.setOption(options(each.chart, each.canvas.clientWidth));
    });
    document.documentElement.setAttribute("data-ready", String(drawn.length));
  }

  function resize() {
    drawn.forEach(function (each) { each.instance.resize(); });
  }

  window.addEventListener("hashchange", function () {
    if (/lang=/.test(window.location.hash)) {
      const top = window.scrollY;
      render();
      window.scrollTo(0, top);
    }
  });
  window.addEventListener("resize", resize);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (each) { each.open = true; });
    resize();
  });
  window.addEventListener("afterprint", resize);
  render();
