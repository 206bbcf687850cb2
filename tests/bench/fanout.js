// The same fan-out with node's ws: a message from one client is a size; a frame of so many bytes goes to all others.
'use strict';
const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  console.log(`listening on port ${server.address().port}`);
});
let payload = '';
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data) => {
    const size = Number(data.toString());
    if (payload.length !== size) payload = 'x'.repeat(size);
    for (const client of server.clients) if (client !== socket) client.send(payload);
  });
});
