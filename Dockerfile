# Raingan with a database of its own elsewhere (MONGODB_URI); see compose.yaml.
FROM node:26-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
# NODE_ENV leaves the tools out, among them the project's own Node: here the image brings it
RUN npm install --no-save && npm cache clean --force

COPY src src
COPY flows flows
COPY models models
COPY samples samples
COPY scripts scripts

RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# not through npm: signals go to the bot itself
CMD ["node", "src/main.ts"]
