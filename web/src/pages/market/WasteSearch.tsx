// Finds a code by what the waste is called, or by the industry it comes from.
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';

export function WasteSearch({ name = 'code' }: { name?: string | (string | number)[] }) {
  const { producer: w, common } = useWords();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['waste-codes', search],
    enabled: search.length > 0,
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/reference/waste-codes', { params: { query: { search } }, signal })),
  });
  return (
    <Form.Item
      name={name}
      label={w.findWaste}
      extra={w.findHint}
      rules={[{ required: true, message: common.requiredField }]}
    >
      <Select
        showSearch={{ onSearch: setTyped, filterOption: false }}
        loading={isFetching}
        notFoundContent={search ? common.empty : w.findHint}
        options={(data?.items ?? []).slice(0, 50).map((one) => ({
          value: one.code,
          label: `${one.code} ${one.description}（${one.industry}）`,
          title: one.description,
        }))}
      />
    </Form.Item>
  );
}
