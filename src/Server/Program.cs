using Chartroom.Server.Host;

return await CommandLine.Root().Parse(args).InvokeAsync();
