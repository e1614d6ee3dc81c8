"""Executes, strips, and checks notebooks. Called by bin/notebook; needs nothing but Debian's python3-nbclient and python3-nbformat.

notebooks.py execute OUT NOTEBOOK...   runs each from its first cell to its last and writes a copy with outputs to OUT
notebooks.py strip NOTEBOOK...         takes outputs and counters away, in place
notebooks.py check NOTEBOOK...         refuses one that has outputs or counters
"""

import os
import pathlib
import signal
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

KERNEL = "medfund-java"
STARTS = 4  # the kernel's start races with its first request: on a busy machine one in two is lost
START_SECONDS = 60
CELL_SECONDS = int(os.environ.get("MEDFUND_NOTEBOOK_CELL_SECONDS", "600"))
ALL_SECONDS = int(os.environ.get("MEDFUND_NOTEBOOK_SECONDS", "1200"))


class TookTooLong(Exception):
    pass


def alarm(signum, frame):
    raise TookTooLong()


def has_begun(notebook):
    return any(cell.get("execution_count") or cell.get("outputs") for cell in notebook.cells)


def execute(path, out):
    for start in range(1, STARTS + 1):
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            startup_timeout=START_SECONDS,
            kernel_name=KERNEL,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(path.parent)}},
        )
        try:
            client.execute()
        except CellExecutionError as error:
            return "a cell failed:\n" + str(error)
        except CellTimeoutError:
            return "a cell took longer than %d s." % CELL_SECONDS
        except RuntimeError as error:  # the kernel died or never answered
            if has_begun(notebook) or start == STARTS:
                return "the kernel: %s" % error
            print("%s: the kernel did not start (%s); once more." % (path.name, error), flush=True)
            continue
        finally:
            if client.km is not None and client.km.has_kernel:
                client.km.shutdown_kernel(now=True)
        out.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, out / path.name)
        return None
    return "the kernel did not start."


def execute_all(out, paths):
    signal.signal(signal.SIGALRM, alarm)
    failed = False
    for path in paths:
        signal.alarm(ALL_SECONDS)
        try:
            problem = execute(path, out)
        except TookTooLong:
            problem = "it took longer than %d s in all." % ALL_SECONDS
        signal.alarm(0)
        if problem:
            print("FAILED: %s: %s" % (path.name, problem), file=sys.stderr)
            failed = True
        else:
            print("passed: %s -> %s" % (path.name, out / path.name))
    return failed


def strip(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
        cell.metadata.clear()
    nbformat.write(notebook, path)


def has_outputs(path):
    return has_begun(nbformat.read(path, as_version=4))


def main(command, *arguments):
    if command == "execute":
        return execute_all(pathlib.Path(arguments[0]).resolve(), [pathlib.Path(each).resolve() for each in arguments[1:]])
    paths = [pathlib.Path(each) for each in arguments]
    if command == "strip":
        for path in paths:
            strip(path)
        return False
    bad = [str(path) for path in paths if has_outputs(path)]
    for path in bad:
        print("FAILED: %s has outputs, which may hold figures of a real lake. Run: bin/notebook --strip" % path, file=sys.stderr)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
