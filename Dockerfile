# The collector alone. Build from the root of the repository: docker build -t cotrail .
FROM node:24-bookworm-slim AS build
WORKDIR /cotrail
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm pack --workspace collector --pack-destination /tmp

FROM node:24-bookworm-slim
ENV NODE_ENV=production COTRAIL_DATA=/data
WORKDIR /app
COPY --from=build /tmp/cotrail-collector-*.tgz /tmp/
RUN npm install --no-audit --no-fund --omit=dev /tmp/cotrail-collector-*.tgz \
  && rm /tmp/cotrail-collector-*.tgz \
  && install -d -o node -g node -m 700 /data
USER node
VOLUME /data
# It listens on loopback: let it share the network of what ends TLS before it (docs/running.md).
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.COTRAIL_PORT || 8787) + '/api/v1/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "node_modules/@cotrail/collector/dist/cotrail.js"]
