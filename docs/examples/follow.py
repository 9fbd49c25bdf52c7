"""Follows every change and, stopped or cut off, goes on where it was. python3 follow.py (3.8 or newer, nothing else)."""
import os
import pathlib
import time
import urllib.request
from urllib.error import HTTPError

URL = os.environ.get("FOOTBRIDGE_URL", "http://localhost:8080") + "/api/stream?kinds=checklist,feed"
POSITION = pathlib.Path("follow.position")

def handle(kind, json):  # "resync": too much was missed, read the lists anew
    print(kind, json, flush=True)

def follow():
    known = POSITION.exists()
    request = urllib.request.Request(URL if known else URL + "&from=2000-01-01T00:00:00Z")
    request.add_header("Authorization", "Bearer " + os.environ["FOOTBRIDGE_TOKEN"])
    if known:
        request.add_header("Last-Event-ID", POSITION.read_text())
    with urllib.request.urlopen(request, timeout=60) as lines:  # a heartbeat comes every 15 seconds
        event = {}
        for line in (raw.decode().rstrip("\n") for raw in lines):
            field, colon, value = line.partition(":")
            if field and colon:
                event[field] = value.strip()
            elif not line:
                if "data" in event:
                    handle(event.get("event"), event["data"])
                if "id" in event:
                    POSITION.write_text(event["id"])  # after it is handled
                event = {}

while True:
    try:
        follow()
    except OSError as cut_off:
        if isinstance(cut_off, HTTPError) and cut_off.code < 500:
            raise
    time.sleep(2)
