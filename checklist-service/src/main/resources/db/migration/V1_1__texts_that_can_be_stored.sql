-- What release 0.1 took from outside may spell U+0000 in the JSON of a deployment. jsonb refuses it, and later migrations read these as jsonb:
-- U+FFFD stands in its place, as in whatever reads a deployment.
update deployment set body = replace(body, '\u0000', '\ufffd') where position('\u0000' in body) > 0;
