// Preloaded into the verification scan: it must not need the network, so it gets none.
import dns from 'node:dns';
import net from 'node:net';

const refuse = () => {
	throw new Error('The verification scan tried to use the network');
};
Object.assign(net.Socket.prototype, { connect: refuse });
Object.assign(dns, { lookup: refuse });
