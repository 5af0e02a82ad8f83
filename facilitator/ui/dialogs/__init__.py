"""Windows that ask for something before work goes on; each is made when it is first needed."""
