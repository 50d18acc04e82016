"""The embedded stack: real Kafka and PostgreSQL and the services as children of one process.

with LocalStack(default_data_dir(), services, on_event=print) as stack:
    addresses = stack.start_servers()
    stack.start_services()
    stack.wait_until_ready()
    stack.wait()                      # until Ctrl-C, SIGTERM, SIGHUP or a fatal setting
"""

from copydesk.local.errors import FolderInUse, LocalStackError, ServiceMisconfigured
from copydesk.local.layout import default_data_dir
from copydesk.local.ports import Ports
from copydesk.local.services import ServiceSpec
from copydesk.local.stack import LocalStack
from copydesk.local.state import Addresses, RunningStack, find_running

__all__ = [
    "Addresses",
    "FolderInUse",
    "LocalStack",
    "LocalStackError",
    "Ports",
    "RunningStack",
    "ServiceMisconfigured",
    "ServiceSpec",
    "default_data_dir",
    "find_running",
]
