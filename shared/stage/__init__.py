"""The one place that knows Faust and aiokafka: how a stage reads, settles, sends and acknowledges.

A stage is a ``Stage`` (which topics, which handler), run by ``shared.stage.runner.run``; the command
line uses ``shared.stage.client`` and ``shared.stage.admin``.
"""
