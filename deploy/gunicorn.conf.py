"""Gunicorn, for ./run and for a real server alike; the environment says where and how many."""

import os
from typing import Any

from django.db import connections

wsgi_app = "gerakan.config.wsgi:application"
bind = os.environ.get("GERAKAN_BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("GERAKAN_THREADS", "4"))
preload_app = True  # one import for all workers: a quicker start and shared memory; reload means restart
timeout = 120  # an import of 514 x 200 cells on a busy machine
graceful_timeout = 8
keepalive = 5
max_requests = 5000  # fresh memory now and then
max_requests_jitter = 500
accesslog = "-"
loglevel = "info"
control_socket_disable = True  # it would open a socket in the home folder


def pre_fork(_server: Any, _worker: Any) -> None:
    """A connection opened while importing must not be shared by two processes."""
    connections.close_all()
