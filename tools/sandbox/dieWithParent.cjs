// Preloaded into n8n: ends it when whoever started it is gone, however that ended (a killed test run would
// otherwise leave an n8n behind that spins on its closed output).
const parent = process.ppid;

setInterval(() => {
	if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500).unref();
