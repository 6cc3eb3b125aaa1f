using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;

namespace Portal.Cluster.Resources.Pods;

/// <summary>Reads <c>containerStatuses</c> and <c>initContainerStatuses</c>.</summary>
internal static class ContainerStatusReader
{
    public static ImmutableArray<ContainerStatus> Read(ref JsonCursor c)
    {
        if (!c.EnterArray())
        {
            return [];
        }

        var all = ImmutableArray.CreateBuilder<ContainerStatus>(1);
        while (c.NextElement())
        {
            var name = "";
            var ready = false;
            var restarts = 0;
            var state = ContainerState.None;
            var last = ContainerState.None;
            if (c.EnterObject())
            {
                while (c.NextProperty())
                {
                    if (c.Is("name"u8))
                    {
                        name = c.Text();
                    }
                    else if (c.Is("ready"u8))
                    {
                        ready = c.Flag();
                    }
                    else if (c.Is("restartCount"u8))
                    {
                        restarts = c.SmallInteger() ?? 0;
                    }
                    else if (c.Is("state"u8))
                    {
                        state = State(ref c);
                    }
                    else if (c.Is("lastState"u8))
                    {
                        last = State(ref c);
                    }
                }
            }

            all.Add(new ContainerStatus(name, ready, restarts, state, last));
        }

        return all.DrainToImmutable();
    }

    private static ContainerState State(ref JsonCursor c)
    {
        var state = ContainerState.None;
        if (c.EnterObject())
        {
            while (c.NextProperty())
            {
                if (c.Is("running"u8))
                {
                    state = Details(ref c, ContainerStateType.Running);
                }
                else if (c.Is("waiting"u8))
                {
                    state = Details(ref c, ContainerStateType.Waiting);
                }
                else if (c.Is("terminated"u8))
                {
                    state = Details(ref c, ContainerStateType.Terminated);
                }
            }
        }

        return state;
    }

    private static ContainerState Details(ref JsonCursor c, ContainerStateType type)
    {
        string reason = "", message = "";
        int? exit = null;
        DateTimeOffset? started = null, finished = null;
        if (!c.EnterObject())
        {
            return ContainerState.None;
        }

        while (c.NextProperty())
        {
            if (c.Is("reason"u8))
            {
                reason = c.Text();
            }
            else if (c.Is("message"u8))
            {
                message = c.Text();
            }
            else if (c.Is("exitCode"u8))
            {
                exit = c.SmallInteger();
            }
            else if (c.Is("startedAt"u8))
            {
                started = c.Time();
            }
            else if (c.Is("finishedAt"u8))
            {
                finished = c.Time();
            }
        }

        return new ContainerState(type, reason, message, exit, started, finished);
    }
}
