/** To be imported first: n8n-core reads its settings when it is loaded. */
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
