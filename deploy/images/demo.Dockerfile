# The demo: a service to deploy, an inbox, and the story. Not for production.
#   docker build -f deploy/images/demo.Dockerfile -t goaround/demo testing/demo
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}
RUN mkdir -p /var/lib/goaround/demo && chown -R 10001:10001 /var/lib/goaround
WORKDIR /opt/goaround
ENV MALLOC_ARENA_MAX=2
COPY target/lib/ lib/
COPY target/demo-*.jar ./
LABEL org.opencontainers.image.title="goaround demo"
USER 10001:10001
HEALTHCHECK --interval=3s --timeout=3s --start-period=120s --retries=5 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${DEMO_APP_PORT}"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=40", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-cp", "/opt/goaround/*:/opt/goaround/lib/*"]
CMD ["dev.goaround.demo.DemoMain"]
