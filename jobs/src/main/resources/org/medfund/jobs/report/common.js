  // What every page shares: texts of both languages, how values are shown, elements.
  const texts = JSON.parse(document.getElementById("texts").textContent);
  const data = JSON.parse(document.getElementById("data").textContent);
  const COLOURS = ["#1f6f9f", "#2fa39a", "#e0a038", "#c8583f", "#7b6fb0", "#6c8796", "#9dbf58", "#d78fa8"];
  const LIGHTS = { GREEN: "#2e9e6b", YELLOW: "#e3a21a", RED: "#c8453b", NONE: "#b8c2cd", NOT_MEASURABLE: "#6c7784" };
  /** Green from the day a period is closed on, yellow while it is worked on, red while somebody waits for an answer. */
  const STATES = { DRAFT: "NONE", FROZEN: "YELLOW", CALCULATED: "YELLOW", CONFIRMING: "YELLOW", DISPUTED: "RED",
    CONFIRMED: "GREEN", APPROVED: "GREEN", PAID: "GREEN", LOCKED: "GREEN" };
  const NUMBERS = ["COUNT", "CASES", "MONEY", "NUMBER", "STATISTIC"];
  let lang = "zh";

  // ---- texts and values -------------------------------------------------------------------------------------------

  function has(key) {
    return Object.prototype.hasOwnProperty.call(texts[lang], key);
  }

  function text(key) {
    return has(key) ? texts[lang][key].replace(/\{currency}/g, currency()) : key;
  }

  /** The name of the currency of all amounts; its code if the texts have no name. */
  function currency() {
    const key = "currency." + data.currency;
    return has(key) ? texts[lang][key] : data.currency;
  }

  /** A word of a closed list; one that is not known is shown as it is, snake case opened up. */
  function word(value) {
    if (has("word." + value)) {
      return text("word." + value);
    }
    return opened(value);
  }

  function opened(value) {
    return /^[a-z0-9]+(_[a-z0-9]+)+$/.test(value) ? value.replace(/_/g, " ") : value;
  }

  function heading(name) {
    return ["column.", "word.", "file."].filter(function (kind) { return has(kind + name); })
      .map(function (kind) { return text(kind + name); })[0] || name;
  }

  /** The name of a code in the language; empty if it has none. */
  function nameOf(kind, code) {
    const known = (data.names[kind] || {})[code];
    switch (kind) {
      case "REGION": return data.regionNames[code] || text("region_without_name");
      case "FILE": return has("file." + code) ? text("file." + code) : "";
      case "JOB": return has("job." + code) ? text("job." + code) : "";
      case "PART": return has("part." + code) ? text("part." + code) : "";
      default: return known ? known[lang === "zh" ? 0 : 1] : "";
    }
  }

  /** What is written beside the name. */
  function codeOf(kind, value) {
    return kind === "GROUP" ? value.slice(value.indexOf("/") + 1) : value;
  }

  function isNamed(kind) {
    return ["REGION", "INSTITUTION", "GROUP", "DIAGNOSIS", "PROCEDURE", "ITEM", "FILE", "JOB", "PART"].includes(kind);
  }

  /** Name and code in one line, where there is no room for two. */
  function nameAndCode(kind, value) {
    const name = nameOf(kind, value);
    return name ? name + " " + codeOf(kind, value) : codeOf(kind, value);
  }

  function region(code) {
    return nameAndCode("REGION", code);
  }

  /** A group in a chart: its name where it has one, and the name of the region. */
  function groupOfRegion(value) {
    const blank = value.lastIndexOf(" ");
    const group = value.slice(0, blank);
    const place = value.slice(blank + 1);
    return (nameOf("GROUP", group) || codeOf("GROUP", group)) + " " + (data.regionNames[place] || region(place));
  }

  function regions(value) {
    return value === "*" ? text("all_regions") : /^\d+$/.test(value) && value.length < 5 && !data.regionNames[value]
      ? text("number_of_regions").replace("{n}", value) : region(value);
  }

  /** Such as stay_days=+0.66, exam_share=-0.10. */
  function features(value) {
    return value.split(", ").map(function (each) {
      const parts = each.split("=");
      return word(parts[0]) + (parts.length > 1 ? " " + parts[1].replace("-", "\u2212") : "");
    }).join(lang === "zh" ? "；" : "; ");
  }

  /** The legal basis, such as REG21 art. 38(2), with the name of the law. */
  function law(value) {
    return value.replace(/([A-Z]+\d*) art\. (\d+)(?:\((\d+)\))?/g, function (all, code, article, item) {
      if (!has("law." + code)) {
        return all;
      }
      return lang === "zh"
        ? text("law." + code) + "第" + article + "条" + (item ? "第（" + item + "）项" : "")
        : text("law." + code) + ", art. " + article + (item ? "(" + item + ")" : "");
    });
  }

  /** Where labels came from is a sentence of the program. */
  function labelSource(value) {
    const labels = /^(\S+) with (\d+) positives, SHA-256 (\w+); a settlement it does not name counts as negative$/.exec(value);
    return labels ? text("labels_from").replace("{file}", labels[1]).replace("{n}", labels[2]).replace("{digest}", labels[3])
      : word(value);
  }

  /** Groups the digits of a plain decimal without ever making it a floating-point number. */
  function grouped(plain) {
    const parts = plain.replace("-", "").split(".");
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ",");
    return (plain.startsWith("-") ? "\u2212" : "") + parts.join(".");
  }

  function shown(value, kind) {
    if (value === "") {
      return "\u2013";
    }
    if (isNamed(kind)) {
      return nameAndCode(kind, value);
    }
    switch (kind) {
      case "REGIONS": return regions(value);
      case "GROUP_OF_REGION": return groupOfRegion(value);
      case "FEATURES": return features(value);
      case "WORD":
      case "LIGHT": return word(value);
      case "STATISTIC": return /^-?\d+\.\d+$/.test(value) ? grouped(Number(value).toFixed(4)) : statistic(value);
      default: return NUMBERS.includes(kind) && /^-?\d/.test(value) ? grouped(value) : value;
    }
  }

  function statistic(value) {
    return /^-?\d+(\.\d+)?$/.test(value) ? grouped(value) : labelSource(value);
  }

  /** A money axis in the units people of the language count in. */
  function axisNumber(value, kind) {
    const steps = kind !== "MONEY" ? [] : lang === "zh"
      ? [[1e8, " 亿"], [1e4, " 万"]]
      : [[1e9, " bn"], [1e6, " m"], [1e3, " k"]];
    const step = steps.find(function (each) { return Math.abs(value) >= each[0]; }) || [1, ""];
    return grouped(String(Number((value / step[0]).toPrecision(6)))) + step[1];
  }

  // ---- elements ---------------------------------------------------------------------------------------------------

  function element(parent, name, className, content) {
    const made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (content !== undefined) {
      made.textContent = content;
    }
    parent.appendChild(made);
    return made;
  }

  /** The state of a period with its light; the day below it, who decided on pointing at it. */
  function state(td, value) {
    const parts = /^(\S+)(?: (\S+) (.+))?$/.exec(value);
    element(td, "span", "light " + (STATES[parts[1]] || "NONE"), word(parts[1]));
    if (parts[2]) {
      element(td, "div", "day", parts[2]);
      td.title = parts[3];
    }
  }

  function cell(row, value, kind) {
    const td = element(row, "td");
    if (kind === "LINK") {
      const made = element(td, "a", "", text("book.open"));
      made.href = value + "&lang=" + lang;
      return;
    }
    if (kind === "STATE" && value !== "") {
      state(td, value);
    } else if (kind === "LIGHT") {
      element(td, "span", "light " + value, word(value));
    } else if (isNamed(kind) && value !== "") {
      const name = nameOf(kind, value);
      if (name) {
        element(td, "span", kind === "GROUP" && /[A-Z]\d\d|\d\d\.\d/.test(name) ? "has-code" : "", name);
      }
      element(td, "span", "of" + (name ? "" : " is-unnamed"), codeOf(kind, value));
      td.className = name.length + value.length > 24 ? "is-text" : "";
    } else {
      td.textContent = shown(value, kind);
      td.className = NUMBERS.includes(kind) ? "is-number" + (value.startsWith("-") ? " is-negative" : "")
        : kind === "CODE" ? "is-code" + (value.includes(" ") ? " is-list" : value.length > 30 ? " is-long" : "")
        : value.length > 24 ? "is-text" : "";
    }
  }

  function table(parent, columns, rows) {
    const made = element(element(parent, "div", "scroll"), "table", columns.length > 8 ? "is-dense" : "");
    const head = element(element(made, "thead"), "tr");
    columns.forEach(function (column) {
      element(head, "th", NUMBERS.includes(column.kind) ? "is-number" : "", heading(column.name));
    });
    const body = element(made, "tbody");
    rows.forEach(function (row) {
      const tr = element(body, "tr");
      row.forEach(function (value, at) { cell(tr, value, columns[at].kind); });
    });
  }

