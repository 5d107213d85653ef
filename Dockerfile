# Bellhop in a container: the same `bellhop serve`, on all addresses, its state in /var/lib/bellhop.
ARG PYTHON=3.13
FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY src src
RUN python -m venv /opt/bellhop && /opt/bellhop/bin/pip install ".[all]"

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --create-home bellhop && install -d -o bellhop -g bellhop /var/lib/bellhop
COPY --from=build /opt/bellhop /opt/bellhop
COPY docker/healthcheck.py /opt/bellhop/healthcheck.py
ENV PATH=/opt/bellhop/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BELLHOP_HOST=0.0.0.0 \
    BELLHOP_DATA_DIR=/var/lib/bellhop
USER bellhop
WORKDIR /home/bellhop
VOLUME /var/lib/bellhop
# HTTP · SMTP submission (STARTTLS) · submission (TLS) · MX · DNS
EXPOSE 4577 2587 2465 2525 8053/tcp 8053/udp
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --start-interval=1s \
  CMD ["python", "/opt/bellhop/healthcheck.py"]
STOPSIGNAL SIGTERM
CMD ["bellhop", "serve"]
