// Shows the contract; asks nobody but this server.
const page = document.getElementById('contract');
window.SwaggerUIBundle({
  url: page.dataset.contract,
  domNode: page,
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  supportedSubmitMethods: [],
});
