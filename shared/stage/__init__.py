"""The one place that knows Faust and aiokafka: the stage runner and what it is made of."""
