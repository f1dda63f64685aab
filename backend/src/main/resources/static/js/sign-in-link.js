// What the link holds stands behind the #, which no browser sends by itself; it leaves the address bar at once.
const field = document.getElementById("link-token");
if (field && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  document.getElementById("token-row")?.setAttribute("hidden", "");
}
