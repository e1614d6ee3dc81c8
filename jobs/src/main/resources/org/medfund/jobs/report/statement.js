  // A statement: figures as sums of postings, and the cases behind them; or the index of a region.

  function textOf(key, values) {
    return Object.keys(values).reduce(function (made, name) {
      return made.replace("{" + name + "}", values[name]);
    }, text(key));
  }

  function link(parent, address, content) {
    const made = element(parent, "a", "", content);
    made.href = address;
    return made;
  }

  function paged(address) {
    return address + "#lang=" + lang;
  }

  function section(parent, title, lead) {
    const box = element(parent, "section", "part");
    element(box, "h2", "", title);
    if (lead) {
      element(box, "p", "lead", lead);
    }
    return box;
  }

  /** A table; one without rows is left out. */
  function listed(parent, title, grid) {
    if (grid.rows.length) {
      element(parent, "h3", "", title);
      table(parent, grid.columns, grid.rows);
    }
  }

  function negative(value) {
    return value.startsWith("-") ? " is-negative" : "";
  }

  /** The postings a figure is the sum of, one a line. */
  function terms(td, line) {
    line.terms.forEach(function (term) {
      const row = element(td, "div", "term");
      const name = element(row, "span", "", word(term.code));
      element(name, "span", "of", term.code + (term.books === "PERIOD" ? "" : ", " + word(term.books)));
      element(row, "b", "is-number" + negative(term.amount), grouped(term.amount));
    });
    if (line.rest !== "") {
      const row = element(td, "div", "term");
      element(row, "span", "", text("statement.outside_books"));
      element(row, "b", "is-number" + negative(line.rest), grouped(line.rest));
    }
  }

  function statement(parent, made) {
    const box = section(parent, word(made.insuranceType),
      textOf("statement.cases_counted", { n: grouped(made.caseCount) }));
    const whole = element(element(box, "div", "scroll is-tall"), "table");
    const head = element(element(whole, "thead"), "tr");
    element(head, "th", "", text("statement.figure"));
    element(head, "th", "is-number", text("statement.amount"));
    element(head, "th", "", text("statement.composed_of"));
    element(head, "th", "", text("statement.formula"));
    const body = element(whole, "tbody");
    made.lines.forEach(function (line) {
      const row = element(body, "tr", line.isSum ? "is-strong" : "");
      element(row, "td", "", heading(line.figure));
      element(row, "td", "is-number" + negative(line.value), line.value === "" ? "\u2013" : shown(line.value, line.kind));
      terms(element(row, "td", "terms"), line);
      element(row, "td", "is-text", text("formula." + data.frame.form + "." + line.figure));
    });
    listed(box, text("grid.statement_postings"), made.postings);
  }

  function cases(parent) {
    const box = section(parent, text("grid.statement_cases"), text("statement.lead.cases"));
    const note = element(box, "p", "note", textOf("statement.first_rows",
      { shown: grouped(String(data.cases.grid.rows.length)), n: grouped(String(data.cases.count)) }) + " ");
    link(note, data.casesFile, data.casesFile);
    if (data.cases.grid.rows.length) {
      table(box, data.cases.grid.columns, data.cases.grid.rows);
    }
  }

  function institution(page) {
    data.statements.forEach(function (made) { statement(page, made); });
    cases(page);
    if (data.results.rows.length) {
      const box = section(page, text("grid.reconciliation"), text("statement.lead.reconciliation"));
      listed(box, text("grid.reconciliation_results"), data.results);
      listed(box, text("statement.differences"), data.differences.grid);
      if (data.differences.count > data.differences.grid.rows.length) {
        element(box, "p", "note", textOf("statement.first_rows",
          { shown: grouped(String(data.differences.grid.rows.length)), n: grouped(String(data.differences.count)) }));
      }
    }
    if (data.objections.rows.length) {
      const box = section(page, text("grid.objections"), text("statement.lead.objections"));
      table(box, data.objections.columns, data.objections.rows);
    }
  }

  /** The institutions, each leading to its page. */
  function institutions(parent) {
    const grid = data.institutions;
    element(parent, "h3", "", text("grid.statement_institutions"));
    const whole = element(element(parent, "div", "scroll is-tall"), "table", grid.columns.length > 8 ? "is-dense" : "");
    const head = element(element(whole, "thead"), "tr");
    grid.columns.forEach(function (column) {
      element(head, "th", NUMBERS.includes(column.kind) ? "is-number" : "", heading(column.name));
    });
    const body = element(whole, "tbody");
    grid.rows.forEach(function (values, at) {
      const row = element(body, "tr");
      values.forEach(function (value, column) {
        if (column === 0) {
          link(element(row, "td", "is-text"), paged(data.addresses[at]), nameAndCode("INSTITUTION", value));
        } else {
          cell(row, value, grid.columns[column].kind);
        }
      });
    });
  }

  function index(page) {
    const box = section(page, text("statement.region"), text("statement.lead.region"));
    const files = element(box, "p", "books", text("statement.workbook"));
    link(files, data.workbook, data.workbook);
    if (data.objections > 0) {
      link(files, "objection.csv", textOf("statement.objection_count", { n: grouped(String(data.objections)) }));
    }
    listed(box, text("grid.statement_budgets"), data.budgets);
    listed(box, text("grid.statement_totals"), data.totals);
    institutions(box);
    listed(box, text("grid.residual_postings"), data.residual);
    listed(box, text("grid.reconciliation_results"), data.results);
  }

  function render() {
    const asked = /lang=(zh|en)/.exec(window.location.hash);
    lang = asked ? asked[1] : lang;
    document.documentElement.lang = lang;
    document.title = textOf("statement.title." + data.frame.form, { period: data.frame.period });
    document.getElementById("title").textContent = document.title;
    const subtitle = document.getElementById("subtitle");
    subtitle.textContent = data.page === "region" ? region(data.region)
      : nameAndCode("INSTITUTION", data.institution) + ", " + region(data.region);
    document.getElementById("footer").textContent = textOf("statement.footer", { runs: data.runs.join(", ") });
    document.querySelectorAll(".switch a").forEach(function (each) {
      each.classList.toggle("is-on", each.dataset.lang === lang);
    });
    const page = document.getElementById("page");
    page.textContent = "";
    if (data.back) {
      link(element(page, "p", "note"), paged(data.back), text("statement.back"));
    }
    element(page, "p", "note", data.window.opened === "" ? text("statement.window_closed")
      : textOf("statement.window", { opened: data.window.opened, last: data.window.lastDay }));
    (data.page === "region" ? index : institution)(page);
    document.documentElement.setAttribute("data-ready", data.page);
  }

  data.currency = data.frame.currency;
  data.regionNames = data.frame.regionNames;
  window.addEventListener("hashchange", render);
  render();
