// What is scrolled sideways can be scrolled by keyboard too.
addEventListener("load", () => {
  for (const one of document.querySelectorAll("pre, [class^=gxfta], .cell_output, .table-wrapper"))
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
});
